//! The contract of the store: the same stories on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails here")]

mod accounts;
mod backups;
mod books;
mod charts;
mod counts;
mod crowds;
mod damage;
mod doors;
mod lists;
mod outage;
mod place;
mod queue;
mod registers;
mod secrecy;
mod told;

/// Each story as one test per engine.
macro_rules! on_both_engines {
    ($($topic:ident { $($story:ident)* })*) => {
        mod sqlite {
            $($(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() { super::$topic::$story(super::place::Place::sqlite()).await; })*)*
        }
        mod postgres {
            $($(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $story() {
                if let Some(place) = super::place::Place::postgres().await { super::$topic::$story(place).await; }
            })*)*
        }
    };
}

on_both_engines! {
    accounts {
        accounts_are_found_by_address_and_holder
        web_sessions_end
        an_invitation_opens_once
    }
    backups {
        what_was_acknowledged_before_a_backup_is_in_it_while_32_writers_write
        a_backup_that_is_not_whole_or_not_ours_is_refused_and_leaves_nothing
        a_backup_is_never_written_over_and_a_failed_one_leaves_nothing
    }
    books {
        a_book_is_written_read_and_proved
        a_removed_page_leaves_headers_alone
    }
    charts {
        filed_statements_come_back_as_they_were_said
        the_same_words_again_change_nothing
        other_words_under_a_taken_id_are_set_aside
        nothing_is_filed_without_a_chart
        a_reopened_database_holds_the_same_bytes
        a_chart_that_grew_is_told
    }
    counts {
        whoever_stands_alike_is_counted_once_each
        signatures_are_counted_by_text_and_by_whether_the_care_goes_on
    }
    crowds {
        many_writers_leave_no_gap_in_one_chart
        many_charts_grow_side_by_side
        a_failing_job_leaves_its_neighbours_alone
        a_panic_undoes_its_own_job_alone
        an_answer_comes_even_when_the_asker_left
    }
    damage {
        filed_rows_refuse_change
        verify_finds_nothing_in_a_sound_house
        verify_finds_each_kind_of_tampering
        an_erased_body_is_not_a_fault_and_reads_as_removed
        a_resealed_chart_is_found_by_an_earlier_digest
    }
    doors {
        another_key_file_is_refused
        migrating_twice_changes_nothing
        tables_of_a_later_version_are_refused
    }
    lists {
        rows_are_replaced_whole_and_compared
        people_are_found_by_what_is_known_of_them
        tasks_reach_whom_they_are_for
        lists_over_many_clients_open_few_rows
        a_search_is_over_everybody_or_over_the_own_clients
        what_may_wait_for_a_prescriber_is_found_by_few_rows
    }
    queue {
        a_job_is_queued_once_and_done_once
        a_lost_lease_is_taken_by_another
        a_failing_job_waits_longer_and_is_given_up
        urgent_jobs_are_taken_apart_and_given_up_sooner
        workers_never_hold_the_same_job
    }
    registers {
        staff_keep_their_history
        licences_and_details_keep_their_history
        limits_of_the_practice_stand_as_they_were_said
        sound_is_kept_arranged_and_taken_out
        enquiries_and_settings_come_back
        a_protocol_is_signed_once
        accesses_and_attempts_are_counted
        upkeep_is_noted_and_the_database_knows_itself
    }
    secrecy {
        a_stolen_database_shows_no_name_and_no_word
    }
    told {
        where_people_are_told_is_kept_and_ended
    }
}
