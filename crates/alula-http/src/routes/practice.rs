//! Routes of the practice's own rooms, its lists of clients among them.

use alula_pages::urls;
use alula_policy::Action;
use axum::routing;

use super::{Door, Route};
use crate::body;

routes! {
    get Today, Practice(ReadTasks) => crate::office::today::get;
    get Inbox, Practice(ReadTasks) => crate::office::inbox::get;
    get WhereIAmTold, Practice(ReadTasks) => crate::office::told::get;
    post WhereIAmTold, Practice(ReadTasks) => crate::office::told::post;
    post TestWhereIAmTold, Practice(ReadTasks) => crate::office::told::test;
    get ToldWorker, Anyone => crate::office::told::worker;
    post EndWhereIAmTold, Practice(ReadTasks) => crate::office::told::end;
    get People, Practice(ManagePeople) => crate::office::people::get;
    get NewPerson, Practice(ManagePeople) => crate::office::people::new;
    post NewPerson, Practice(ManagePeople) => crate::office::people::post;

    get Person, Practice(ManagePeople) => crate::office::person::get;
    get ChangePerson, Practice(ManagePeople) => crate::office::person::change;
    post ChangePerson, Practice(ManagePeople) => crate::office::person::post;
    post PersonLink, Practice(ManagePeople) => crate::office::person::link;
    get LeavePerson, Practice(ManagePeople) => crate::office::leave::get;
    post LeavePerson, Practice(ManagePeople) => crate::office::leave::post;
    get NewCredential, Practice(ManagePeople) => crate::office::credential::new;
    post NewCredential, Practice(ManagePeople) => crate::office::credential::add;
    get Credential, Practice(ManagePeople) => crate::office::credential::get;
    post Credential, Practice(ManagePeople) => crate::office::credential::post;
    get Practice, Practice(ManagePractice) => crate::office::practice::get;
    get AccessLog, Practice(ReadAccessLog) => crate::office::access::get;
    get PracticeDetails, Practice(ManagePractice) => crate::office::practice::details;
    post PracticeDetails, Practice(ManagePractice) => crate::office::practice::post;
    get HouseHealth, Practice(ReadHealth) => crate::office::health::get;
    get Documents, Practice(ReadDocuments) => crate::office::documents::all;
    get DocumentTexts, Practice(ReadDocuments) => crate::office::documents::one;
    get DocumentDifference, Practice(ReadDocuments) => crate::office::documents::difference;
    get Sound, Practice(ReadSound) => crate::office::sound::get;
    post Sound, Practice(KeepSound) up to SOUND => crate::office::sound::take_in;
    post TakeOutPiece, Practice(KeepSound) => crate::office::sound::take_out;
    get PieceFile, Practice(ReadSound) => crate::office::sound_file::get;
    get NewSoundSet, Practice(KeepSound) => crate::office::sound_set::new;
    post NewSoundSet, Practice(KeepSound) => crate::office::sound_set::post_new;
    get SoundSet, Practice(KeepSound) => crate::office::sound_set::get;
    post SoundSet, Practice(KeepSound) => crate::office::sound_set::post;
    get Contact, Chart(CorrectContact) => crate::clients::contact::get;
    post Contact, Chart(CorrectContact) => crate::clients::contact::post;
    get NextTalk, Chart(PlanContact) => crate::clients::next_talk::get;
    post NextTalk, Chart(PlanContact) => crate::clients::next_talk::post;

    get PracticeOutcomes, Practice(ReadOutcomes) => crate::measures::practice::get;
    get ToDecide, Practice(ReadDecisions) => crate::office::decisions::get;
    get Protocol, Practice(ReadProtocol) => crate::office::protocol::get;
    get ProtocolDifference, Practice(ReadProtocol) => crate::office::protocol::difference;
    post SignProtocol, Practice(SignProtocol) => crate::office::protocol::sign;
    post InstallProtocol, Practice(InstallProtocol) => crate::office::protocol::install;
    get PracticeLimits, Practice(ReadProtocol) => crate::office::limits::get;
    post PracticeLimits, Practice(TightenLimits) => crate::office::limits::post;

    get Enquiries, Practice(ReadEnquiries) => crate::clients::admit::list;
    get Enquiry, Practice(ReadEnquiries) => crate::clients::admit::one;
    get Admit, Practice(AdmitEnquiry) => crate::clients::admit::get;
    post Admit, Practice(AdmitEnquiry) => crate::clients::admit::post;
    get NewClient, Practice(Admit) => crate::clients::admit::new;
    post NewClient, Practice(Admit) => crate::clients::admit::post_new;

    get Clients, Practice(ListClients) => crate::clients::list::get;
    get Board, Practice(ListClients) => crate::clients::board::get;
    get Ready, Practice(ListClients) => crate::clients::ready::get;
    get Client, Chart(ReadPipeline) => crate::clients::story::get;
    get Team, Chart(NameTeam) => crate::clients::team::get;
    post Team, Chart(NameTeam) => crate::clients::team::post;
    get InviteClient, Chart(InviteClient) => crate::clients::team::invitation;
    post InviteClient, Chart(InviteClient) => crate::clients::team::invite;

    get Care, Chart(ReadChart) => crate::clients::care::get;
    post Care, Chart(CloseCare) => crate::clients::care::close;
    post ReopenCare, Chart(ReopenCare) => crate::clients::care::reopen;
}
