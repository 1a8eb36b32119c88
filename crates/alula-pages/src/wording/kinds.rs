//! Names of the kinds of statements.

use super::Words;

/// A kind of statement in English, as the record names it.
pub fn kind(kind: &str) -> String {
    Words::english().kind(kind)
}

impl Words {
    /// A kind of statement, as the record names it; a kind without a name of its own is told by its stable name.
    pub fn kind(self, kind: &str) -> String {
        let known = match kind {
            "client_admitted" => self.kind_client_admitted(),
            "team_named" => self.kind_team_named(),
            "history_taken" => self.kind_history_taken(),
            "condition_recorded" => self.kind_condition_recorded(),
            "trial_recorded" => self.kind_trial_recorded(),
            "medicine_recorded" => self.kind_medicine_recorded(),
            "allergy_recorded" => self.kind_allergy_recorded(),
            "no_allergy_stated" => self.kind_no_allergy_stated(),
            "disclosure_agreed" => self.kind_disclosure_agreed(),
            "referral_received" => self.kind_referral_received(),
            "measurement_reported" => self.kind_measurement_reported(),
            "resource_kept" => self.kind_resource_kept(),
            "screening_recorded" => self.kind_screening_recorded(),
            "medicines_reviewed" => self.kind_medicines_reviewed(),
            "eligibility_decided" => self.kind_eligibility_decided(),
            "order_written" => self.kind_order_written(),
            "order_withdrawn" => self.kind_order_withdrawn(),
            "measure_asked" => self.kind_measure_asked(),
            "measure_begun" => self.kind_measure_begun(),
            "item_answered" => self.kind_item_answered(),
            "measure_finished" => self.kind_measure_finished(),
            "concern_raised" => self.kind_concern_raised(),
            "risk_reviewed" => self.kind_risk_reviewed(),
            "safety_plan_written" => self.kind_safety_plan_written(),
            "concern_closed" => self.kind_concern_closed(),
            "goal_set" => self.kind_goal_set(),
            "goal_ended" => self.kind_goal_ended(),
            "intention_set" => self.kind_intention_set(),
            "intention_let_go" => self.kind_intention_let_go(),
            "wishes_recorded" => self.kind_wishes_recorded(),
            "touch_agreed" => self.kind_touch_agreed(),
            "visit_held" => self.kind_visit_held(),
            "consent_signed" => self.kind_consent_signed(),
            "consent_withdrawn" => self.kind_consent_withdrawn(),
            "session_planned" => self.kind_session_planned(),
            "session_cancelled" => self.kind_session_cancelled(),
            "day_answered" => self.kind_day_answered(),
            "vitals_recorded" => self.kind_vitals_recorded(),
            "escort_confirmed" => self.kind_escort_confirmed(),
            "sitter_named" => self.kind_sitter_named(),
            "sitter_taught" => self.kind_sitter_taught(),
            "sitter_agreed" => self.kind_sitter_agreed(),
            "sitter_seen" => self.kind_sitter_seen(),
            "home_vetted" => self.kind_home_vetted(),
            "address_confirmed" => self.kind_address_confirmed(),
            "lozenges_counted" => self.kind_lozenges_counted(),
            "rehearsed" => self.kind_rehearsed(),
            "second_reachable" => self.kind_second_reachable(),
            "watch_offered" => self.kind_watch_offered(),
            "watch_accepted" => self.kind_watch_accepted(),
            "begin_opened" => self.kind_begin_opened(),
            "medicine_placed" => self.kind_medicine_placed(),
            "looked_in" => self.kind_looked_in(),
            "company_wanted" => self.kind_company_wanted(),
            "ladder_step_reached" => self.kind_ladder_step_reached(),
            "alarm_heard" => self.kind_alarm_heard(),
            "person_reached" => self.kind_person_reached(),
            "emergency_decided" => self.kind_emergency_decided(),
            "line_sent" => self.kind_line_sent(),
            "checked_in" => self.kind_checked_in(),
            "letter_held" => self.kind_letter_held(),
            "sitter_released" => self.kind_sitter_released(),
            "sitter_told" => self.kind_sitter_told(),
            "room_checked" => self.kind_room_checked(),
            "supervisor_reachable" => self.kind_supervisor_reachable(),
            "hold_raised" => self.kind_hold_raised(),
            "hold_lifted" => self.kind_hold_lifted(),
            "gate_overridden" => self.kind_gate_overridden(),
            "vial_read" => self.kind_vial_read(),
            "injection_checked" => self.kind_injection_checked(),
            "injection_given" => self.kind_injection_given(),
            "medicine_given" => self.kind_medicine_given(),
            "medicine_added" => self.kind_medicine_added(),
            "lozenge_finished" => self.kind_lozenge_finished(),
            "mark_made" => self.kind_mark_made(),
            "alertness_seen" => self.kind_alertness_seen(),
            "stop_step_taken" => self.kind_stop_step_taken(),
            "phase_entered" => self.kind_phase_entered(),
            "adverse_event_recorded" => self.kind_adverse_event_recorded(),
            "leave_checked" => self.kind_leave_checked(),
            "ready_to_leave" => self.kind_ready_to_leave(),
            "client_left" => self.kind_client_left(),
            "contact_planned" => self.kind_contact_planned(),
            "note_signed" => self.kind_note_signed(),
            "note_cosigned" => self.kind_note_cosigned(),
            "note_questioned" => self.kind_note_questioned(),
            "note_addended" => self.kind_note_addended(),
            "comment_made" => self.kind_comment_made(),
            "comment_answered" => self.kind_comment_answered(),
            "comment_closed" => self.kind_comment_closed(),
            "letter_written" => self.kind_letter_written(),
            "moment_kept" => self.kind_moment_kept(),
            "insight_kept" => self.kind_insight_kept(),
            "strategy_agreed" => self.kind_strategy_agreed(),
            "try_recorded" => self.kind_try_recorded(),
            "change_noticed" => self.kind_change_noticed(),
            "page_shared" => self.kind_page_shared(),
            "page_taken_back" => self.kind_page_taken_back(),
            "care_closed" => self.kind_care_closed(),
            "care_reopened" => self.kind_care_reopened(),
            "corrected" => self.kind_corrected(),
            "withdrawn" => self.kind_withdrawn(),
            "set_aside" => self.kind_set_aside(),
            "reviewed" => self.kind_reviewed(),
            other => return super::sentence(&other.replace('_', " ")),
        };
        known.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use alula_core::language::Language;
    use alula_core::ledger::Statement;

    use super::*;

    #[test]
    fn every_kind_of_statement_has_a_name_of_its_own_in_every_language() {
        for language in Language::ALL {
            let words = Words::in_language(language);
            let mut names: Vec<String> = Statement::KINDS.iter().map(|(id, _)| words.kind(id)).collect();
            assert!(names.iter().all(|name| !name.contains('_')));
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all);
        }
    }
}
