/// E-mail to citizens, by SMTP.
@NullMarked
package vigil.messaging.mail;

import org.jspecify.annotations.NullMarked;
