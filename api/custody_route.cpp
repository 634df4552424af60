#include "api/cases.hpp"
#include "api/dossier_json.hpp"
#include "api/handlers.hpp"
#include "domain/paper_trail.hpp"
#include "domain/step_ledger.hpp"
#include "storage/journal.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

Json keeper_json(const Keeper& keeper)
{
    Json json{{"kind", to_string(keeper.kind)}, {"unit", keeper.unit}, {"person", keeper.person}};
    if (!keeper.to_unit.empty()) json["to"] = keeper.to_unit;
    return json;
}

Json segment_json(const CustodySegment& segment)
{
    Json json = keeper_json(keeper_of(segment));
    if (segment.on_behalf_of) json["on_behalf_of"] = *segment.on_behalf_of;
    json["from"] = json_of(segment.from);
    json["until"] = json_of(segment.to);
    json["working_minutes"] = segment.working_minutes;
    return json;
}

Json sum_json(const KeeperSum& sum)
{
    Json json = keeper_json(sum.keeper);
    json["working_minutes"] = sum.working_minutes;
    return json;
}

Json step_json(const StepUse& step)
{
    return {{"seq", step.seq},
            {"entered_at", json_of(step.entered_at)},
            {"left_at", json_of(step.left_at)},
            {"budget", step.budget ? json_of(*step.budget) : Json(nullptr)},
            {"due_at", json_of(step.due_at)},
            {"allotted_minutes", json_of(step.allotted_minutes)},
            {"used_minutes", step.used_minutes},
            {"left_minutes", json_of(step.left_minutes())}};
}

Json overrun_json(const Overrun& overrun)
{
    Json json = segment_json(overrun.had);
    json["step"] = json_of(overrun.step);
    return json;
}

Json stay_json(const PaperStay& stay)
{
    Json json{{"unit", stay.stop.unit}};
    if (!stay.stop.to_unit.empty()) json["to"] = stay.stop.to_unit;
    json["apart"] = stay.stop.apart;
    json["from"] = json_of(stay.from);
    json["until"] = json_of(stay.to);
    return json;
}

template <class T>
Json list_of(const std::vector<T>& items, Json (*json_of_one)(const T&))
{
    Json list = Json::array();
    for (const T& item : items) list.push_back(json_of_one(item));
    return list;
}

}  // namespace

Outcome<Response> get_custody(Session& session, Call& call)
{
    const auto stored = readable_dossier(session, call, call.param(0));
    if (!stored) return std::unexpected(stored.error());
    const Dossier& dossier = stored->dossier;
    const auto calendar = call.services.calendars.of(session, dossier.desk);
    const auto events = storage::history_of(session, dossier.code);
    const Instant now = std::max(call.now, dossier.last_event_at);
    const auto steps = step_ledger(events, *calendar, now);
    if (!steps) return refuse(steps.error());
    const auto segments = custody(events, *calendar, now);
    const Instant until = dossier.was_received() ? dossier.ended_at.value_or(now) : dossier.received_at;
    return json_response(200, {{"dossier", dossier.code},
                               {"from", json_of(dossier.received_at)},
                               {"until", json_of(until)},
                               {"working_minutes", working_minutes_total(*calendar, dossier.received_at, until)},
                               {"segments", list_of(segments, segment_json)},
                               {"by_holder", list_of(by_keeper(segments), sum_json)},
                               {"steps", list_of(steps->steps, step_json)},
                               {"overruns", list_of(steps->overruns, overrun_json)},
                               {"paper", list_of(paper_trail(events), stay_json)}});
}

}  // namespace motcua::api
