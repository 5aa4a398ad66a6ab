/// E-mail with citizens: out by SMTP, in by IMAP.
@NullMarked
package vigil.portal.mail;

import org.jspecify.annotations.NullMarked;
