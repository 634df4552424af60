#include "api/dossier_json.hpp"

#include "domain/decide.hpp"

#include <algorithm>

namespace motcua::api {
namespace {

// So many working days lie at most this far apart, with weekends and Tết between them.
constexpr std::chrono::days soon_horizon(int working_days)
{
    return std::chrono::days{2 * working_days + 27};
}

Json step_json(const Dossier& dossier, Instant now)
{
    if (!dossier.step) return nullptr;
    return {{"seq", dossier.step->seq},
            {"entered_at", json_of(dossier.step->entered_at)},
            {"due_at", json_of(dossier.step->due_at)},
            {"late", is_step_late(dossier, now)}};
}

Json opinions_json(const Dossier& dossier, Instant now)
{
    Json list = Json::array();
    for (const OpenOpinion& opinion : dossier.opinions) {
        list.push_back({{"asked", opinion.asked},
                        {"unit", opinion.unit},
                        {"due_at", json_of(opinion.due_at)},
                        {"late", opinion.due_at < now}});
    }
    return list;
}

Json allowed_json(const Dossier& dossier, const Actor& actor)
{
    Json list = Json::array();
    for (const Action action : allowed_actions(dossier, actor)) list.push_back(to_string(action));
    return list;
}

template <class Enum>
Json optional_text(const std::optional<Enum>& value)
{
    return value ? Json(to_string(*value)) : Json(nullptr);
}

}  // namespace

std::vector<storage::DossierRecord> page_where(storage::Session& session,
                                               const Call& call,
                                               storage::DossierQuery query,
                                               std::size_t wanted,
                                               const std::function<bool(const storage::DossierRecord&)>& fits)
{
    // However few are wanted, candidates are read by the hundred.
    const std::size_t size = std::max<std::size_t>(wanted, 200);
    query.limit = static_cast<int>(size);
    std::vector<storage::DossierRecord> page;
    for (;;) {
        auto batch = storage::list_dossiers(session, call.actor(), query);
        const bool last = batch.size() < size;
        for (auto& record : batch) {
            query.after = storage::position_of(record.dossier);
            if (!fits(record)) continue;
            page.push_back(std::move(record));
            if (page.size() == wanted) return page;
        }
        if (last) return page;
    }
}

std::vector<storage::DossierRecord> due_soon_page(storage::Session& session,
                                                  const Call& call,
                                                  storage::DossierQuery query,
                                                  DeskCalendars& calendars,
                                                  std::size_t wanted)
{
    const int days = call.services.alarms.due_soon_days;
    query.due_until = call.now + soon_horizon(days);
    return page_where(session, call, std::move(query), wanted, [&](const storage::DossierRecord& record) {
        return due_soon(calendars.of(record.dossier.desk), call.now, *record.dossier.due_at, days);
    });
}

Json deadline_json(const Dossier& dossier, const WorkingCalendar& calendar, const Call& call)
{
    const DeadlineState state = deadline_state(dossier, calendar, call.now, call.services.alarms.due_soon_days);
    return {{"due_at", json_of(dossier.due_at)},
            {"original_due_at", json_of(dossier.original_due_at)},
            {"state", to_string(state)},
            {"working_minutes_left", json_of(working_minutes_left(dossier, calendar, call.now))},
            {"paused_since", json_of(dossier.paused_since)},
            {"paused_until", json_of(dossier.paused_until)},
            {"provisional", dossier.due_at && provisional(calendar, dossier.received_at, *dossier.due_at)},
            {"step", step_json(dossier, call.now)}};
}

Json party_json(const storage::Party& party)
{
    Json json{{"name", party.name}};
    if (party.id_number) json["id_number"] = *party.id_number;
    if (party.phone) json["phone"] = *party.phone;
    if (party.email) json["email"] = *party.email;
    if (party.address) json["address"] = *party.address;
    if (party.authority) json["authority"] = *party.authority;
    return json;
}

Json papers_json(const std::vector<storage::HandedIn>& papers)
{
    Json list = Json::array();
    for (const auto& paper : papers) {
        list.push_back({{"name", paper.name}, {"originals", paper.originals}, {"copies", paper.copies}});
    }
    return list;
}

Json paper_json(const Dossier& dossier)
{
    if (!dossier.paper) return nullptr;
    Json json{
        {"unit", json_of(dossier.paper_unit())}, {"since", json_of(dossier.paper->since)}, {"in_transit", nullptr}};
    if (const Transit* alone = dossier.paper_transit())
        json["in_transit"] = {{"handoff", alone->handoff}, {"from", alone->from}, {"to", alone->to}};
    return json;
}

Json place_json(const storage::DossierRecord& record)
{
    const Dossier& dossier = record.dossier;
    Json json{{"holder", nullptr}, {"in_transit", nullptr}, {"paper", paper_json(dossier)}};
    if (dossier.holder) {
        json["holder"] = {{"unit", dossier.holder->unit},
                          {"unit_name", record.holder_unit_name},
                          {"person", dossier.holder->person},
                          {"person_name", record.holder_person_name},
                          {"since", json_of(dossier.held_since)}};
    }
    if (dossier.transit) {
        json["in_transit"] = {{"handoff", dossier.transit->handoff},
                              {"from", dossier.transit->from},
                              {"to", dossier.transit->to},
                              {"to_name", record.holder_unit_name},
                              {"since", json_of(dossier.held_since)}};
    }
    return json;
}

Json summary_json(const storage::DossierRecord& record, const WorkingCalendar& calendar, const Call& call)
{
    const Dossier& dossier = record.dossier;
    Json json = object_with_room(40);
    json["code"] = dossier.code;
    json["status"] = to_string(dossier.status);
    json["national_status"] = national_status(dossier.status);
    json["procedure"] = {
        {"code", dossier.procedure_code}, {"name", record.procedure_name}, {"field", record.procedure_field}};
    json["applicant"] = dossier.parent ? Json(nullptr) : Json{{"name", record.applicant.name}};
    json["parent"] = json_of(dossier.parent);
    json["received_at"] = dossier.was_received() ? json_of(dossier.received_at) : Json(nullptr);
    json["filed_at"] = json_of(dossier.filed_at);
    json.update(place_json(record));
    json["deadline"] = deadline_json(dossier, calendar, call);
    json["version"] = dossier.version;
    return json;
}

Json dossier_json(const storage::DossierRecord& record, const WorkingCalendar& calendar, const Call& call)
{
    const Dossier& dossier = record.dossier;
    Json json = summary_json(record, calendar, call);
    json["procedure"]["valid_from"] = json_of(dossier.procedure_valid_from);
    if (!dossier.parent) json["applicant"] = party_json(record.applicant);
    json["submitter"] = record.submitter ? party_json(*record.submitter) : Json(nullptr);
    json["documents"] = papers_json(record.documents);
    json["desk"] = dossier.desk;
    json["agency"] = dossier.agency;
    json["channel"] = to_string(dossier.channel);
    json["recorded_at"] = json_of(dossier.recorded_at);
    json["late_entry"] = dossier.late_entry();
    json["received_by"] = dossier.was_received() ? Json(dossier.received_by) : Json(nullptr);
    json["guidances"] = dossier.guidances;
    json["visit"] = json_of(dossier.visit);
    json["outcome"] = optional_text(dossier.outcome);
    json["decided_at"] = json_of(dossier.decided_at);
    json["ready_at"] = json_of(dossier.ready_at);
    json["ended_at"] = json_of(dossier.ended_at);
    json["supplements"] = dossier.supplements;
    json["reappointments"] = dossier.reappointments;
    json["assigned"] = dossier.assigned;
    json["coordinators"] = dossier.coordinators;
    json["opinions"] = opinions_json(dossier, call.now);
    json["children"] = dossier.children;
    json["asked_unit"] = json_of(dossier.asked_unit);
    json["task"] = json_of(record.task);
    json["announced_at"] = json_of(dossier.announced_at);
    json["location"] = record.location ? Json(*record.location) : Json(nullptr);
    json["allowed"] = allowed_json(dossier, call.actor());
    return json;
}

Response dossier_response(int status, storage::Session& session, Call& call, const std::string& code)
{
    const auto record = storage::find_record(session, code).value();
    const auto calendar = call.services.calendars.of(session, record.dossier.desk);
    return dossier_response(status, record, *calendar, call, Json::object());
}

Response dossier_response(int status,
                          const storage::DossierRecord& record,
                          const WorkingCalendar& calendar,
                          const Call& call,
                          const Json& more)
{
    Json json = dossier_json(record, calendar, call);
    json.update(more);
    return json_response(status, json).with_header("ETag", etag_of(record.dossier));
}

std::string etag_of(const Dossier& dossier)
{
    return "\"" + std::to_string(dossier.version) + "\"";
}

}  // namespace motcua::api
