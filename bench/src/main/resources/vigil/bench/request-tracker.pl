# Lives of orders on Request Tracker 5, the anchor of `./vigil bench order-life`: nine steps by RT's own Perl
# API, without its web server, with the rights of its system user and without e-mails, all of which spares it
# work that a real one does.
#   request-tracker.pl PORT DATABASE setup     makes the tables and what RT cannot be without
#   request-tracker.pl PORT DATABASE           leads as many lives as each line of input says; answers "done"
# RT_ROOT is where Debian's packages were unpacked, if not in /.
use strict;
use warnings;
use RT;

my ($port, $database, $setup) = @ARGV;
if (my $root = $ENV{RT_ROOT}) {
    no warnings 'once';
    $_ = "$root$_" for $RT::BasePath, $RT::EtcPath, $RT::LexiconPath, $RT::StaticPath,
        $RT::MasonComponentRoot, $RT::FontPath;
}
RT::LoadConfig();
my %wanted = (
    DatabaseType => 'Pg', DatabaseHost => '127.0.0.1', DatabasePort => $port,
    DatabaseName => $database, DatabaseUser => 'postgres', DatabaseAdmin => 'postgres',
    DatabasePassword => '', LogToSyslog => undef, LogToSTDERR => 'critical', rtname => 'hotline',
    WebDomain => 'localhost',
);
RT->Config->Set($_ => $wanted{$_}) for keys %wanted;
RT::InitLogging();
RT::InitClasses();
$| = 1;

sub must {
    my ($what, $isDone, $why) = @_;
    die "$what: " . ($why // 'no') . "\n" unless $isDone;
}

require RT::Handle;
RT::Handle->FinalizeDatabaseType();

if ($setup) {
    my $dsn = "dbi:Pg:dbname=$database;host=127.0.0.1;port=$port";
    my $dbh = DBI->connect($dsn, 'postgres', '', {RaiseError => 1, PrintError => 0});
    must('schema', RT::Handle->InsertSchema($dbh));
    $dbh->disconnect;
    RT::ConnectToDatabase();
    must('initial data', $RT::Handle->InsertInitialData);
    must('data', $RT::Handle->InsertData("$RT::EtcPath/initialdata"));
    RT::Init();
    my $scrips = RT::Scrips->new(RT->SystemUser);
    $scrips->UnLimit;
    while (my $scrip = $scrips->Next) { $scrip->SetDisabled(1) }
    my $queue = RT::Queue->new(RT->SystemUser);
    must('queue', $queue->Create(Name => 'd310115'));
    my $handler = RT::User->new(RT->SystemUser);
    must('user', $handler->Create(Name => 'handler-310115', Privileged => 1));
    must('right', $handler->PrincipalObj->GrantRight(Right => 'OwnTicket', Object => $RT::System));
    exit 0;
}

RT::Init();
my $citizen = 0;
while (my $lives = <STDIN>) {
    live($citizen++) for 1 .. $lives;
    print "done\n";
}

sub live {
    my ($n) = @_;
    my $ticket = RT::Ticket->new(RT->SystemUser);
    my $words = MIME::Entity->build(
        Type => 'text/plain', Charset => 'UTF-8',
        Data => ["Dialysis three times a week; the gate is closed and nobody answers. $$-$n"]);
    my ($id, undef, $why) = $ticket->Create(
        Queue => 'General', Subject => "Cannot get to dialysis $n",
        Requestor => ["citizen$$-$n\@example.cn"], MIMEObj => $words);
    must('register', $id, $why);
    must('dispatch', $ticket->SetQueue('d310115'));
    must('sign', $ticket->SetOwner('handler-310115', 'Force'));
    must('contact', $ticket->Comment(Content => 'The citizen was reached'));
    must('handle', $ticket->SetStatus('open'));
    must('report', $ticket->Correspond(Content => 'A car is arranged, the pass is issued.'));
    must('review', $ticket->Comment(Content => 'Accepted'));
    must('audit', $ticket->SetStatus('stalled'));
    must('callback', $ticket->SetStatus('resolved'));
}
