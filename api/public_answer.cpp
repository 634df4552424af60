#include "api/public_answer.hpp"

#include "api/dossier_json.hpp"
#include "api/public_words.hpp"
#include "api/tries.hpp"
#include "api/words.hpp"
#include "domain/codes.hpp"
#include "storage/catalogue.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <utility>

namespace motcua::api {
namespace {

int stage_of(Status status)
{
    switch (status) {
        case Status::filed:
        case Status::guided:
        case Status::not_accepted:
            return 0;
        case Status::received:
            return 1;
        case Status::processing:
        case Status::awaiting_supplement:
        case Status::awaiting_payment:
        case Status::stopped:
            return 2;
        case Status::decided:
            return 3;
        case Status::ready:
            return 4;
        case Status::returned:
            return kStages;
        case Status::withdrawn:
            break;
    }
    return 0;
}

// What waits is as far as what it goes back to; what was withdrawn came as far as it was then.
int stage_of(storage::Session& session, const storage::PublicView& view)
{
    if (view.resume_status) return stage_of(*view.resume_status);
    if (view.status != Status::withdrawn) return stage_of(view.status);
    Dossier before;
    for (const Event& event : storage::history_of(session, view.code)) {
        if (std::holds_alternative<Withdrawn>(event.body)) break;
        before = apply(std::move(before), event);
    }
    return stage_of(before.status);
}

std::vector<HistoryEntry> history(storage::Session& session, const std::vector<Event>& events, Language language)
{
    const std::string desk = apply({}, events.front()).desk;
    std::vector<HistoryEntry> entries;
    for (const Event& event : events) {
        std::string unit;
        if (const auto* e = std::get_if<HandoffAccepted>(&event.body); e != nullptr && e->unit != desk) {
            const auto found = storage::find_unit(session, e->unit);
            unit = found ? found->name : e->unit;
        }
        std::string what = history_words(event.body, unit, language);
        if (!what.empty()) entries.push_back({event.happened_at, std::move(what)});
    }
    return entries;
}

// The event that made a status in which the citizen is owed a reason.
bool asks(const EventBody& body, Status status)
{
    switch (status) {
        case Status::guided:
            return std::holds_alternative<Guided>(body);
        case Status::not_accepted:
            return std::holds_alternative<TurnedAway>(body);
        case Status::awaiting_supplement:
            return std::holds_alternative<SupplementRequested>(body);
        case Status::awaiting_payment:
            return std::holds_alternative<PaymentRequested>(body);
        default:
            return false;
    }
}

Asked asked_for(storage::Session& session, const storage::PublicView& view, const std::vector<Event>& events)
{
    const auto latest =
        std::find_if(events.rbegin(), events.rend(), [&](const Event& event) { return asks(event.body, view.status); });
    Asked asked;
    if (latest == events.rend()) return asked;
    if (const auto* payment = std::get_if<PaymentRequested>(&latest->body)) asked.amount_vnd = payment->amount_vnd;
    for (auto& value : storage::opened_values(session, view.code)) {
        if (value.n != latest->n) continue;
        if (value.field == "reason") asked.reason = std::move(value.value);
        if (value.field == "documents") asked.papers = storage::read_papers(value.value).value_or(asked.papers);
    }
    return asked;
}

}  // namespace

PublicAnswer opened_answer(storage::Session& session, const Call& call, storage::PublicView view)
{
    const int stage = stage_of(session, view);
    PublicAnswer answer{std::move(view), stage, true};
    answer.next_step = next_step_of(answer.view, call.now, call.language);
    const auto events = storage::history_of(session, answer.view.code);
    answer.history = history(session, events, call.language);
    answer.asked = asked_for(session, answer.view, events);
    return answer;
}

Outcome<PublicAnswer> answer_for(storage::Session& session,
                                 Call& call,
                                 const std::string& code,
                                 const std::optional<std::string>& pin)
{
    // Nothing else can be a code, and the table of tries holds no texts of a stranger's making.
    if (!parse_code(code)) return refuse(Reason::unknown_dossier, "", {code});
    if (pin) {
        auto& limits = call.services.limits;
        const auto allowed = take_tries(
            {{limits.pin_address, address_key(call.request.remote_address)}, {limits.pin_code, code}}, call.now);
        if (!allowed) return std::unexpected(allowed.error());
    }
    auto view = storage::find_public(session, code, call.now);
    if (!view) return refuse(Reason::unknown_dossier, "", {code});
    if (!pin || call.services.secrets.pin_hash(code, *pin) != view->pin_hash) {
        const int stage = stage_of(session, *view);
        return PublicAnswer{*std::move(view), stage};
    }
    call.services.limits.pin_code.give_back(code);
    call.services.limits.pin_address.give_back(address_key(call.request.remote_address));
    return opened_answer(session, call, *std::move(view));
}

Json public_json(const PublicAnswer& answer, Language language)
{
    const storage::PublicView& view = answer.view;
    Json json{
        {"code", view.code}, {"progress", {{"done", answer.stage}, {"of", kStages}}}, {"due_at", json_of(view.due_at)}};
    if (!answer.opened) return json;
    json["status"] = to_string(view.status);
    json["status_text"] = status_words(view.status, language);
    json["procedure"] = view.procedure_name;
    json["department"] = view.department;
    json["in_transit"] = view.in_transit;
    json["received_at"] = view.received ? json_of(view.received_at) : Json(nullptr);
    json["original_due_at"] = json_of(view.original_due_at);
    json["resting"] = rests(view);
    json["next_step"] = answer.next_step;
    json["reason"] = json_of(answer.asked.reason);
    json["amount_vnd"] = json_of(answer.asked.amount_vnd);
    json["papers_wanted"] = papers_json(answer.asked.papers);
    Json history = Json::array();
    for (const auto& entry : answer.history) history.push_back({{"at", json_of(entry.at)}, {"what", entry.what}});
    json["history"] = std::move(history);
    return json;
}

}  // namespace motcua::api
