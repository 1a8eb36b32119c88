//! The printed matrix, held against a second table written by hand.

use alula_core::decide::Role;
use alula_core::ids::{ClientId, SitterId, StaffId};
use alula_policy::{Action, Actor, Decision, Resource, Team, permit};
use uuid::Uuid;

const CLIENT: ClientId = ClientId(Uuid::from_u128(1));
const OTHER_CLIENT: ClientId = ClientId(Uuid::from_u128(2));
const THERAPIST: StaffId = StaffId(Uuid::from_u128(10));
const SUPERVISOR: StaffId = StaffId(Uuid::from_u128(11));
const PRESCRIBER: StaffId = StaffId(Uuid::from_u128(12));
const SITTER: SitterId = SitterId(Uuid::from_u128(20));
const NOBODY: StaffId = StaffId(Uuid::from_u128(13));

const TEAM: Team = Team { therapist: Some(THERAPIST), supervisor: Some(SUPERVISOR), prescriber: Some(PRESCRIBER) };

fn staff(id: StaffId, role: Role) -> Actor {
    Actor::Staff { id, role, second_factor: false }
}

/// The columns: who, in the place the role has on the chart's team; strangers are not on it.
fn people() -> [(&'static str, Actor); 14] {
    [
        ("therapist", staff(THERAPIST, Role::Therapist)),
        ("associate", staff(THERAPIST, Role::Associate)),
        ("supervisor", staff(SUPERVISOR, Role::Supervisor)),
        ("prescriber", staff(PRESCRIBER, Role::Prescriber)),
        ("manager", staff(NOBODY, Role::Manager)),
        ("client", Actor::Client { id: CLIENT }),
        ("other client", Actor::Client { id: OTHER_CLIENT }),
        ("stranger therapist", staff(NOBODY, Role::Therapist)),
        ("stranger associate", staff(NOBODY, Role::Associate)),
        ("stranger supervisor", staff(NOBODY, Role::Supervisor)),
        ("stranger prescriber", staff(NOBODY, Role::Prescriber)),
        ("sitter", Actor::Sitter { client: CLIENT, id: SITTER }),
        ("sitter elsewhere", Actor::Sitter { client: OTHER_CLIENT, id: SITTER }),
        ("house", Actor::House),
    ]
}

fn on_practice(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::ListClients
            | A::ReadTasks
            | A::ReadQueue
            | A::ReadDecisions
            | A::ReadOwnPrivileges
            | A::GrantPrivilege
            | A::ReadOutcomes
            | A::ReadProtocol
            | A::ReadDocuments
            | A::SignProtocol
            | A::TightenLimits
            | A::InstallProtocol
            | A::ReadEnquiries
            | A::AdmitEnquiry
            | A::Admit
            | A::ManagePeople
            | A::ReadAccessLog
            | A::ManagePractice
            | A::ReadHealth
            | A::ReadSound
            | A::KeepSound
    )
}

fn resource(action: Action) -> Resource {
    if on_practice(action) { Resource::Practice } else { Resource::Chart { client: CLIENT, team: TEAM } }
}

fn cell(actor: &Actor, action: Action) -> &'static str {
    match permit(actor, action, &resource(action)) {
        Decision::Permit { .. } => "yes",
        Decision::ProveAgain => "proof",
        Decision::Deny => ".",
    }
}

fn printed() -> String {
    let mut text = String::from(
        "Who may do what, printed from the policies by the tests of alula-policy (UPDATE_MATRIX=1 prints it anew).\n\
         A chart's team is one therapist or associate, the supervisor of record and the prescriber; strangers are not on it.\n\
         yes: may. proof: may after proving again who they are. A dot: may not.\n\n",
    );
    text.push_str(&format!("{:<22}", "action"));
    for (name, _) in people() {
        text.push_str(&format!("{name:<21}"));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    for &action in Action::ALL {
        let mut line = format!("{:<22}", action.name());
        for (_, actor) in people() {
            line.push_str(&format!("{:<21}", cell(&actor, action)));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[test]
fn the_committed_matrix_is_what_the_policies_say() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies/matrix.txt");
    let printed = printed();
    if update_asked() {
        std::fs::write(path, &printed).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert_eq!(committed, printed, "run the tests with UPDATE_MATRIX=1, read the difference, commit it");
}

#[expect(clippy::disallowed_methods, reason = "the switch that rewrites the committed matrix")]
fn update_asked() -> bool {
    std::env::var_os("UPDATE_MATRIX").is_some()
}

/// What each column may, written by hand and independently of the policies.
fn by_hand(person: &str, action: Action) -> &'static str {
    use Action as A;
    let prescribing = [A::DecideEligibility, A::ReviewMedicines, A::WriteOrder, A::WithdrawOrder, A::LiftHold];
    let of_record = [A::CosignNote, A::QuestionNote, A::BeReachable];
    let giving = [A::GiveMedicine, A::AddMedicine, A::FinishLozenge, A::SignNote];
    let clients_own = [
        A::ReadOwn,
        A::BeginMeasure,
        A::AnswerItem,
        A::FinishMeasure,
        A::RaiseConcern,
        A::SetIntention,
        A::LetGoIntention,
        A::SignConsent,
        A::WithdrawConsent,
        A::KeepMoment,
        A::KeepInsight,
        A::RecordTry,
        A::NoticeChange,
        A::KeepBook,
        A::SharePage,
        A::TakePageBack,
        A::UsePhone,
        A::Rehearse,
        A::PlaceMedicine,
        A::FinishLozenge,
        A::RecordVitals,
        A::MakeMark,
        A::WantCompany,
        A::CheckIn,
        A::HoldLetter,
    ];
    let sitters_own = [
        A::UsePhone,
        A::LearnAsSitter,
        A::AgreeAsSitter,
        A::Rehearse,
        A::PlaceMedicine,
        A::FinishLozenge,
        A::RecordVitals,
        A::MakeMark,
        A::EnterPhase,
        A::LookIn,
        A::TellAsSitter,
    ];
    let phones_alone = [
        A::UsePhone,
        A::LearnAsSitter,
        A::AgreeAsSitter,
        A::Rehearse,
        A::PlaceMedicine,
        A::LookIn,
        A::TellAsSitter,
        A::WantCompany,
        A::CheckIn,
        A::HoldLetter,
        A::ReachLadderStep,
    ];
    let client_alone = [A::ReadOwn, A::SignConsent, A::KeepBook, A::SharePage, A::TakePageBack];
    let lists = [A::ListClients, A::ReadTasks, A::ReadProtocol, A::ReadDocuments, A::ReadOutcomes, A::ReadSound];
    let admitting = [A::ReadEnquiries, A::AdmitEnquiry, A::Admit, A::KeepSound];
    let managing = [A::ManagePeople, A::ReadAccessLog, A::ManagePractice, A::ReadHealth, A::InstallProtocol];
    let on_chart = !on_practice(action);
    let clinicians = ["therapist", "associate", "supervisor", "prescriber"];
    if action == A::WitnessInjection {
        let clinician = clinicians.iter().any(|it| person.trim_start_matches("stranger ") == *it);
        return if clinician { "proof" } else { "." };
    }
    let clinical =
        on_chart && !client_alone.contains(&action) && !phones_alone.contains(&action) && action != A::NameTeam;
    let yes = match person {
        "therapist" => {
            lists.contains(&action)
                || admitting.contains(&action)
                || action == A::NameTeam
                || (clinical && !prescribing.contains(&action) && !of_record.contains(&action))
        }
        "associate" => {
            lists.contains(&action)
                || action == A::ReadOwnPrivileges
                || (clinical
                    && !prescribing.contains(&action)
                    && !of_record.contains(&action)
                    && ![A::OverrideGate, A::WriteLetter].contains(&action))
        }
        "supervisor" => {
            lists.contains(&action)
                || [A::ReadQueue, A::GrantPrivilege].contains(&action)
                || admitting.contains(&action)
                || (clinical && !prescribing.contains(&action) && !giving.contains(&action))
        }
        "prescriber" if action == A::SignProtocol => return "proof",
        "prescriber" => {
            [A::InstallProtocol, A::ReadDecisions, A::TightenLimits].contains(&action)
                || lists.contains(&action)
                || (clinical && !of_record.contains(&action) && action != A::CommentOnNote)
        }
        "manager" => {
            lists.contains(&action)
                || admitting.contains(&action)
                || managing.contains(&action)
                || [
                    A::ReadPipeline,
                    A::NameTeam,
                    A::CorrectContact,
                    A::PlanContact,
                    A::InviteClient,
                    A::ImportReferral,
                    A::RaiseConcern,
                ]
                .contains(&action)
        }
        "client" => clients_own.contains(&action),
        "sitter" => sitters_own.contains(&action),
        "other client" | "sitter elsewhere" => false,
        "stranger supervisor" if [A::ReadQueue, A::GrantPrivilege].contains(&action) => true,
        "stranger therapist" | "stranger supervisor" => lists.contains(&action) || admitting.contains(&action),
        "stranger associate" => lists.contains(&action) || action == A::ReadOwnPrivileges,
        "stranger prescriber" if action == A::SignProtocol => return "proof",
        "stranger prescriber" => {
            [A::InstallProtocol, A::ReadDecisions, A::TightenLimits].contains(&action) || lists.contains(&action)
        }
        "house" => {
            [A::ImportReferral, A::Admit, A::ManagePeople, A::InstallProtocol, A::ReachLadderStep].contains(&action)
        }
        other => panic!("no column {other}"),
    };
    if yes { "yes" } else { "." }
}

#[test]
fn the_policies_agree_with_the_table_written_by_hand() {
    let mut differences = Vec::new();
    for &action in Action::ALL {
        for (person, actor) in people() {
            let (hand, policy) = (by_hand(person, action), cell(&actor, action));
            if hand != policy {
                differences.push(format!("{person} {}: by hand {hand}, by policy {policy}", action.name()));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn a_team_is_named_for_the_first_time_by_those_who_admit() {
    let unnamed = Resource::Chart { client: CLIENT, team: Team::default() };
    for (role, may) in [
        (Role::Therapist, true),
        (Role::Supervisor, true),
        (Role::Manager, true),
        (Role::Associate, false),
        (Role::Prescriber, false),
    ] {
        assert_eq!(permit(&staff(NOBODY, role), Action::NameTeam, &unnamed).is_permit(), may, "{role:?}");
    }
}

#[test]
fn a_protocol_is_signed_after_proving_again() {
    let proved = staff(PRESCRIBER, Role::Prescriber).proved_again();
    assert!(permit(&proved, Action::SignProtocol, &Resource::Practice).is_permit());
    let therapist = staff(THERAPIST, Role::Therapist).proved_again();
    assert_eq!(permit(&therapist, Action::SignProtocol, &Resource::Practice), Decision::Deny);
}
