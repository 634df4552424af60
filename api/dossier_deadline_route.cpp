#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/explanation_json.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "api/words.hpp"
#include "domain/alarms.hpp"
#include "domain/history_explanation.hpp"
#include "domain/regime.hpp"
#include "storage/calendar_version.hpp"
#include "storage/handover_needs.hpp"
#include "storage/journal.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

std::string appointment_sentence(const ExplainedAppointment& explained, Language language)
{
    const auto& [appointed_at, due_at, approver, waits_before] = explained.appointment;
    const std::string day = date_words(office_date(appointed_at), language);
    const std::string before = moment_words(explained.due_before, language);
    const std::string after = moment_words(due_at, language);
    std::string text = in(language, "Xin lỗi và hẹn lại ngày " + day + ": từ " + before + " sang " + after + ".",
                          "Apology and new date on " + day + ": from " + before + " to " + after + ".");
    if (explained.kept == due_at) return text;
    const std::string kept = moment_words(explained.kept, language);
    return text + in(language, " Ngày hẹn là ngày nghỉ nên chuyển sang " + kept + ".",
                     " That date is not worked: moved to " + kept + ".");
}

Json appointment_json(const std::optional<ExplainedAppointment>& explained, Language language)
{
    if (!explained) return nullptr;
    Json waits = Json::array();
    for (std::size_t i = 0; i < explained->waits_after.size(); ++i)
        waits.push_back(wait_json(explained->waits_after[i], explained->appointment.waits_before + i, language));
    return {{"at", json_of(explained->appointment.appointed_at)},
            {"approver", explained->appointment.approver},
            {"due_before", json_of(explained->due_before)},
            {"due_at", json_of(explained->appointment.due_at)},
            {"kept", json_of(explained->kept)},
            {"waits", std::move(waits)},
            {"sentence", appointment_sentence(*explained, language)}};
}

Outcome<Json> step_json(const Dossier& dossier,
                        const WorkingCalendar& calendar,
                        const DeadlineHistory& history,
                        Form form,
                        Language language)
{
    if (!dossier.step) return nullptr;
    const auto explained = explain(calendar, *dossier.step, history.terms.waits);
    if (!explained) return refuse(explained.error());
    return Json{{"seq", dossier.step->seq},
                {"entered_at", json_of(dossier.step->entered_at)},
                {"due_at", json_of(dossier.step->due_at)},
                {"budget", dossier.step->budget ? json_of(*dossier.step->budget) : Json(nullptr)},
                {"explanation", *explained ? explanation_json(**explained, form, language) : Json(nullptr)}};
}

// The rule is known by its article in the decree of 2018 only.
std::string desk_rule_source(Date received)
{
    const std::string law{one_stop_rules(received)};
    if (law.empty()) return "";
    return " (" + law + (law.starts_with("NĐ 61/2018") ? ", Điều 18" : "") + ")";
}

// The desk rule: what was received by 15:00 goes on the same day. Nothing for what no department has to see, and
// for children, whose unit is no desk.
Outcome<Json> handover_json(Session& session,
                            const Dossier& dossier,
                            const std::vector<Event>& events,
                            const WorkingCalendar& calendar,
                            Language language)
{
    if (dossier.parent || !storage::HandoverNeeds{session}.of(dossier)) return nullptr;
    const auto due = handover_due(calendar, at_desk_since(events).value_or(dossier.received_at));
    if (!due) return refuse(due.error());
    const std::string source = desk_rule_source(office_date(dossier.received_at));
    const std::string moment = moment_words(*due, language);
    return Json{{"due_at", json_of(*due)},
                {"sentence", in(language,
                                "Nhận đến 15 giờ thì bàn giao trong ngày, sau 15 giờ thì đầu ngày làm việc kế tiếp" +
                                    source + ": bàn giao chậm nhất " + moment + ".",
                                "Received by 15:00 it is handed over the same day, later at the start of the next "
                                "working day" +
                                    source + ": to be handed over by " + moment + ".")}};
}

Json changes_json(const std::vector<Event>& events)
{
    Json list = Json::array();
    for (const DueChange& change : due_changes(events)) {
        list.push_back({{"n", change.n},
                        {"at", json_of(change.at)},
                        {"kind", change.kind},
                        {"actor", change.actor},
                        {"calendar", change.calendar.empty() ? Json(nullptr) : Json(change.calendar)},
                        {"due_before", json_of(change.due_before)},
                        {"due_after", json_of(change.due_after)}});
    }
    return list;
}

// The calendar the dates agree with: the one in force, as long as a new one would move them; for a dossier whose clock
// has ended the last one that could.
storage::Calendars::Calendar calendar_of(Session& session,
                                         Call& call,
                                         const Dossier& dossier,
                                         const DeadlineHistory& history)
{
    const auto ended = dossier.ready_at ? dossier.ready_at : dossier.ended_at;
    if (!ended) return call.services.calendars.of(session, dossier.desk);
    const std::int64_t version =
        std::max(whole_number(history.calendar).value_or(0), storage::calendar_version_at(session, *ended));
    return call.services.calendars.at(session, dossier.desk, version);
}

}  // namespace

Outcome<Response> get_deadline(Session& session, Call& call)
{
    const auto asked_form = choice_of<Form>(call, "form", form_from);
    if (!asked_form) return std::unexpected(asked_form.error());
    const Form form = asked_form->value_or(Form::compact);
    const auto stored = readable_dossier(session, call, call.param(0));
    if (!stored) return std::unexpected(stored.error());
    const Dossier& dossier = stored->dossier;
    if (!dossier.was_received()) return refuse(Reason::not_received, "", {dossier.code});
    const auto events = storage::history_of(session, dossier.code);
    const DeadlineHistory history = deadline_history(events);
    const auto calendar = calendar_of(session, call, dossier, history);
    const auto explained = explain(*calendar, history);
    if (!explained) return refuse(explained.error());
    auto step = step_json(dossier, *calendar, history, form, call.language);
    if (!step) return std::unexpected(step.error());
    auto handover = handover_json(session, dossier, events, *calendar, call.language);
    if (!handover) return std::unexpected(handover.error());
    return json_response(200, {{"dossier", dossier.code},
                               {"deadline", deadline_json(dossier, *calendar, call)},
                               {"explanation", explanation_json(explained->counted, form, call.language)},
                               {"reappointed", appointment_json(explained->appointment, call.language)},
                               {"explains_due_at", explained->due == dossier.due_at},
                               {"step", *std::move(step)},
                               {"handover", *std::move(handover)},
                               {"changes", changes_json(events)}})
        .with_header("Content-Language", tag_of(call.language));
}

}  // namespace motcua::api
