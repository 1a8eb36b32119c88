//! Read tables and search.

use std::collections::BTreeSet;

use alula_core::decide::Role;
use alula_core::ids::{ClientId, MeasureId, SessionId};
use alula_core::instruments::{Counted, Milestone, Point, Standing};
use alula_store::read_tables::{
    self, AppointmentRow, ClientRow, ConsentRow, Findable, MeasureRow, OutcomeRow, Rows, SessionRow, TaskRow, TeamPart,
};
use alula_store::{Store, StoreFault};
use jiff::civil::date;

use crate::place::{Place, at, client, entry, staff};

pub fn rows(n: u128, name: &str) -> Rows {
    Rows {
        client: Some(ClientRow {
            sequence: 4,
            phase: "preparation".to_owned(),
            since: at(6),
            step: "sign_consent".to_owned(),
            step_words: "the consent for the medicine is not signed yet".into(),
            name: name.into(),
            flags: BTreeSet::from(["hold".to_owned(), "concern".to_owned()]),
            updated_at: at(7),
            idle_since: Some(at(5)),
        }),
        tasks: vec![
            task("review_concern", Some(1), None, Some(60)),
            task("write_order", None, Some(Role::Prescriber), None),
        ],
        team: vec![(staff(1), TeamPart::Therapist), (staff(2), TeamPart::Prescriber)],
        findable: Findable {
            names: vec![name.into()],
            birth_date: Some(date(1984, 3, 31)),
            phones: vec![format!("+1 (415) 555-01{n:02}").into()],
            emails: vec![format!("person{n}@demo.alula.invalid").into()],
        },
        measures: vec![MeasureRow {
            measure: MeasureId(entry(n + 70).0),
            instrument: "phq9".to_owned(),
            at: at(3),
            total: Some(17),
        }],
        sessions: vec![SessionRow { session: SessionId(entry(n + 80).0), at: at(500), state: "planned".to_owned() }],
        appointments: vec![AppointmentRow { entry: entry(n + 80), kind: "session".to_owned(), at: at(500) }],
        outcomes: vec![stands(Point::Began, 0b11, 0), stands(Point::At(Milestone::End), 0b111, -9)],
        consents: vec![consent("ketamine", "2026-1", false), consent("privacy", "2026-2", true)],
    }
}

pub fn consent(document: &str, version: &str, taken_back: bool) -> ConsentRow {
    ConsentRow { document: document.into(), version: version.into(), digest: version.into(), taken_back }
}

pub fn stands(point: Point, standing: i64, change: i16) -> OutcomeRow {
    let counted = Counted { point, from: 24_317, standing: Standing::of(standing), change };
    OutcomeRow { instrument: "phq-9".to_owned(), counted }
}

fn task(kind: &str, for_staff: Option<u128>, role: Option<Role>, due: Option<i64>) -> TaskRow {
    TaskRow {
        kind: kind.to_owned(),
        staff: for_staff.map(staff),
        role,
        due_at: due.map(at),
        source: entry(5),
        words: "please look at this today".into(),
    }
}

pub async fn replace(store: &Store, client: ClientId, rows: Rows) {
    store.write(move |tx| Box::pin(async move { read_tables::replace_rows(tx, client, &rows).await })).await.unwrap();
}

async fn differing(store: &Store, client: ClientId, rows: Rows) -> Vec<&'static str> {
    let found =
        store.read(move |tx| Box::pin(async move { read_tables::differences(tx, client, &rows).await })).await.unwrap();
    found.into_iter().map(|it| it.table).collect()
}

async fn find(store: &Store, text: &'static str) -> Vec<ClientId> {
    store.read(move |tx| Box::pin(async move { read_tables::search(tx, text).await })).await.unwrap()
}

pub async fn rows_are_replaced_whole_and_compared(place: Place) {
    let store = place.store().await;
    replace(&store, client(1), rows(1, "Quiet Heron")).await;
    replace(&store, client(2), rows(2, "Amber Finch")).await;
    assert_eq!(differing(&store, client(1), rows(1, "Quiet Heron")).await, Vec::<&str>::new());
    let mut changed = rows(1, "Quiet Heron");
    changed.client.as_mut().unwrap().flags.clear();
    changed.tasks[0].words = "something else".into();
    changed.team.pop();
    changed.findable.birth_date = None;
    changed.measures[0].total = None;
    changed.sessions[0].state = "over".to_owned();
    changed.appointments.clear();
    changed.consents[1].taken_back = false;
    let all = [
        "index_appointment",
        "index_consent",
        "index_measure",
        "index_name",
        "index_session",
        "index_team",
        "worklist_client",
        "worklist_task",
    ];
    assert_eq!(differing(&store, client(1), changed.clone()).await, all);
    replace(&store, client(1), changed.clone()).await;
    assert_eq!(differing(&store, client(1), changed).await, Vec::<&str>::new());
    assert_eq!(differing(&store, client(2), rows(2, "Amber Finch")).await, Vec::<&str>::new());
    let (all, late, hers, planned, measures, sessions, part) = store
        .read(|tx| {
            Box::pin(async move {
                let all = read_tables::latest_clients(tx, at(500), |_| true, 9).await?;
                let late = read_tables::latest_clients(tx, at(501), |_| true, 9).await?;
                let hers = read_tables::clients_of(tx, staff(2), at(0)).await?;
                let planned = read_tables::appointments_between(tx, staff(2), at(0), at(501)).await?;
                let measures = read_tables::measures(tx, "phq9", at(0)).await?;
                let sessions = read_tables::sessions_between(tx, at(0), at(501)).await?;
                let part = (
                    read_tables::has_part(tx, client(1), staff(1)).await?,
                    read_tables::has_part(tx, client(1), staff(2)).await?,
                );
                Ok::<_, StoreFault>((all, late, hers, planned, measures, sessions, part))
            })
        })
        .await
        .unwrap();
    assert_eq!(all.iter().map(|it| it.row.name.reveal()).collect::<Vec<_>>(), ["Amber Finch", "Quiet Heron"]);
    assert_eq!(all[0].row, rows(2, "Amber Finch").client.unwrap());
    assert_eq!(all.iter().map(|it| it.next_at).collect::<Vec<_>>(), [Some(at(500)), None]);
    assert!(late.iter().all(|it| it.next_at.is_none()), "what is over is not ahead");
    assert_eq!(planned.iter().map(|it| (it.client, it.row.at)).collect::<Vec<_>>(), [(client(2), at(500))]);
    assert_eq!(hers.iter().map(|it| it.client).collect::<Vec<_>>(), [client(2)]);
    assert_eq!(part, (true, false));
    assert_eq!(
        measures.iter().map(|it| (it.client, it.row.total)).collect::<Vec<_>>(),
        [(client(1), None), (client(2), Some(17)),]
    );
    assert_eq!(sessions.len(), 2);
    store.write(|tx| Box::pin(async move { read_tables::forget_all(tx).await })).await.unwrap();
    assert_eq!(differing(&store, client(2), Rows::default()).await, Vec::<&str>::new());
}

pub async fn people_are_found_by_what_is_known_of_them(place: Place) {
    let store = place.store().await;
    replace(&store, client(1), rows(1, "José Núñez-O’Brien")).await;
    replace(&store, client(2), rows(2, "Amber Finch")).await;
    let mut other = rows(3, "Amber Josefson");
    other.findable.birth_date = Some(date(1990, 12, 1));
    replace(&store, client(3), other).await;
    for (text, found) in [
        ("jose", vec![client(1), client(3)]),
        ("JOSÉ nu", vec![client(1)]),
        ("o'brien", vec![client(1)]),
        ("amber finch", vec![client(2)]),
        ("finch amber", vec![client(2)]),
        ("amber", vec![client(2), client(3)]),
        ("1984-03-31", vec![client(1), client(2)]),
        ("amber 3/31/1984", vec![client(2)]),
        ("(415) 555-0102", vec![client(2)]),
        ("4155550102", vec![client(2)]),
        ("+1 415 555 0102", vec![client(2)]),
        ("555-0103", vec![client(3)]),
        ("0101", vec![client(1)]),
        ("Person3@Demo.Alula.invalid", vec![client(3)]),
        ("mber", vec![]),
        ("a", vec![]),
        ("", vec![]),
        ("amber nobody", vec![]),
    ] {
        assert_eq!(find(&store, text).await, found, "{text}");
    }
}

pub async fn tasks_reach_whom_they_are_for(place: Place) {
    let store = place.store().await;
    let mut late = rows(1, "Quiet Heron");
    late.tasks = vec![
        task("whenever", Some(1), None, None),
        task("tomorrow", Some(1), None, Some(86_400)),
        task("any_prescriber", None, Some(Role::Prescriber), None),
        task("this_prescriber", Some(2), Some(Role::Prescriber), None),
    ];
    let mut soon = rows(2, "Amber Finch");
    soon.tasks = vec![task("today", Some(1), None, Some(60))];
    replace(&store, client(1), late).await;
    replace(&store, client(2), soon).await;
    let (hers, anybodys) = store
        .read(|tx| {
            Box::pin(async move {
                let hers = read_tables::tasks_of_staff(tx, staff(1)).await?;
                let anybodys = read_tables::tasks_of_role(tx, Role::Prescriber).await?;
                Ok::<_, StoreFault>((hers, anybodys))
            })
        })
        .await
        .unwrap();
    let kinds = |tasks: &[read_tables::TaskFound]| tasks.iter().map(|it| it.task.kind.clone()).collect::<Vec<_>>();
    assert_eq!(kinds(&hers), ["today", "tomorrow", "whenever"]);
    assert_eq!(kinds(&anybodys), ["any_prescriber"]);
    assert_eq!(hers[0].task.words.reveal(), "please look at this today");
}

pub async fn lists_over_many_clients_open_few_rows(place: Place) {
    let store = place.store().await;
    let line = |n: u128, name: &str, phase: &str, planned: Option<i64>| {
        let mut rows = rows(n, name);
        let row = rows.client.as_mut().unwrap();
        row.updated_at = at(i64::try_from(n).unwrap());
        row.phase = phase.to_owned();
        rows.appointments = planned
            .map(|it| AppointmentRow { entry: entry(n), kind: "session".to_owned(), at: at(it) })
            .into_iter()
            .collect();
        (client(n), rows)
    };
    let mut all: Vec<_> = (1..=300).map(|n| line(n, "Quiet Heron", "closed", None)).collect();
    all[0] = line(1, "Amber Finch", "intake", None);
    all[0].1.team.push((staff(2), TeamPart::Supervisor));
    all[1] = line(2, "Amber Owl", "preparation", Some(900));
    all[2] = line(3, "Amber Lark", "preparation", Some(100));
    store
        .write(move |tx| {
            Box::pin(
                async move { read_tables::insert_rows(tx, all.iter().map(|(client, rows)| (*client, rows))).await },
            )
        })
        .await
        .unwrap();
    let (latest, intake, amber, planned, idle, own, others) = store
        .read(|tx| {
            Box::pin(async move {
                let now = at(500);
                let latest = read_tables::latest_clients(tx, now, |_| true, 2).await?;
                let intake = read_tables::latest_clients(tx, now, |it| it.phase == "intake", 9).await?;
                let amber = read_tables::found_clients(tx, now, "amber", |_| true, 2).await?;
                let planned = read_tables::found_clients(tx, now, "amber", |it| it.next_at.is_some(), 9).await?;
                let idle = read_tables::idle_clients(tx, "closed", now, at(400), [1, 9]).await?;
                let own = read_tables::idle_clients_of(tx, staff(2), "closed", now, at(400), [1, 9]).await?;
                let others = read_tables::idle_clients_of(tx, staff(9), "closed", now, at(400), [1, 9]).await?;
                Ok::<_, StoreFault>((latest, intake, amber, planned, idle, own, others))
            })
        })
        .await
        .unwrap();
    let (steps, longest, soonest, over) = store
        .read(|tx| {
            Box::pin(async move {
                let steps = read_tables::clients_by_phase(tx).await?;
                let longest = read_tables::longest_at(tx, "preparation", at(50), 9).await?;
                let soonest = read_tables::soonest_at(tx, "preparation", at(50), 9).await?;
                let over = read_tables::soonest_at(tx, "preparation", at(500), 1).await?;
                Ok::<_, StoreFault>((steps, longest, soonest, over))
            })
        })
        .await
        .unwrap();
    let steps: Vec<_> = steps.iter().map(|(step, people)| (step.as_str(), *people)).collect();
    assert_eq!(steps, [("closed", 297), ("intake", 1), ("preparation", 2)]);
    let who = |all: &[read_tables::Assigned]| all.iter().map(|it| it.client).collect::<Vec<_>>();
    assert_eq!(who(&longest), [client(2), client(3)], "of the same day by their id");
    assert_eq!(who(&soonest), [client(3), client(2)]);
    assert_eq!(who(&over), [client(2)], "whose appointment is over has none ahead");
    assert_eq!(who(&latest), [client(300), client(299)]);
    assert_eq!(who(&intake), [client(1)], "it stands on the second page of rows");
    assert_eq!(who(&amber), [client(3), client(2)]);
    assert_eq!(who(&planned), [client(2)], "what is over is not ahead");
    assert_eq!((idle.0, who(&idle.1)), (2, vec![client(1)]));
    assert_eq!((own.0, who(&own.1)), (2, vec![client(1)]), "with two parts in a team nobody is there twice");
    assert_eq!(others.0, 0, "who cares for nobody has nobody without a next step");
}

pub async fn a_search_is_over_everybody_or_over_the_own_clients(place: Place) {
    let store = place.store().await;
    let mut all: Vec<_> = (1..=300).map(|n| (client(n), rows(n, "Amber Finch"))).collect();
    for n in [280, 290] {
        all[n].1 = rows(n as u128 + 1, "Amber-Lou O’Hara");
        all[n].1.team = vec![(staff(7), TeamPart::Therapist), (staff(7), TeamPart::Supervisor)];
    }
    all[290].1.findable.names = vec!["Zoë Hara".into()];
    let write = store.write(move |tx| {
        Box::pin(async move { read_tables::insert_rows(tx, all.iter().map(|(who, rows)| (*who, rows))).await })
    });
    write.await.unwrap_or_else(|fault: StoreFault| panic!("{fault}"));
    let found = async |text: &'static str| {
        let read = store.read(move |tx| {
            Box::pin(async move {
                let of_all = read_tables::found_clients(tx, at(500), text, |_| true, 9).await?;
                let own = read_tables::found_clients_of(tx, staff(7), at(500), text).await?;
                Ok::<_, StoreFault>((of_all.len(), own.iter().map(|it| it.client).collect::<Vec<_>>()))
            })
        });
        read.await.unwrap()
    };
    assert_eq!(found("amber").await, (9, vec![client(281)]));
    assert_eq!(found("lou OHARA amb").await, (1, vec![client(281)]), "every word has to fit");
    assert_eq!(found("hara").await, (1, vec![client(291)]));
    assert_eq!(found("amber zoe").await, (0, vec![]));
    assert_eq!(found("finch").await, (9, vec![]), "who is nobody of hers is not found");
    assert_eq!(found("1984-03-31 zo ha").await, (1, vec![client(291)]));
    assert_eq!(found(" , ").await, (0, vec![]), "without a word nobody is found");
}

pub async fn what_may_wait_for_a_prescriber_is_found_by_few_rows(place: Place) {
    let store = place.store().await;
    let line = |n: u128, (phase, step): (&str, &str), planned: Option<(&str, i64)>, held: bool| {
        let mut rows = rows(n, "Quiet Heron");
        let row = rows.client.as_mut().unwrap();
        (row.phase, row.step) = (phase.to_owned(), step.to_owned());
        row.since = at(i64::try_from(n).unwrap());
        rows.tasks = held.then(|| task("decide_hold", Some(2), None, None)).into_iter().collect();
        let appointment =
            |(kind, it): (&str, i64)| AppointmentRow { entry: entry(n), kind: kind.to_owned(), at: at(it) };
        rows.appointments = planned.map(appointment).into_iter().collect();
        (client(n), rows)
    };
    let mut all = [
        line(1, ("planned", "prepare_session"), Some(("session", 900)), false),
        line(2, ("planned", "prepare_session"), Some(("session", 700)), false),
        line(3, ("planned", "prepare_session"), Some(("session", 100)), false),
        line(4, ("preparation", "plan_session"), Some(("contact", 650)), false),
        line(5, ("intake", "decide_eligibility"), None, false),
        line(6, ("preparation", "write_order"), None, false),
        line(7, ("session", "accompany_session"), None, true),
        line(8, ("planned", "prepare_session"), Some(("session", 600)), false),
    ];
    all[7].1.team = vec![(staff(2), TeamPart::Therapist), (staff(3), TeamPart::Prescriber)];
    store
        .write(move |tx| {
            Box::pin(async move { read_tables::insert_rows(tx, all.iter().map(|(who, rows)| (*who, rows))).await })
        })
        .await
        .unwrap();
    let found = async |who: u128, most: usize| {
        let asked = store.read(move |tx| {
            Box::pin(async move {
                let steps = [("intake", "decide_eligibility"), ("preparation", "write_order")];
                let asked = read_tables::Undecided { staff: staff(who), since: at(500), hold: "decide_hold", steps };
                read_tables::undecided(tx, asked, most).await
            })
        });
        asked.await.unwrap()
    };
    let all = [7, 2, 1, 5, 6].map(client);
    assert_eq!(found(2, 9).await, all, "held, then by the session, then who stands at a decision");
    assert_eq!(found(2, 2).await, all[..2]);
    assert_eq!(found(3, 9).await, [client(8)]);
}
