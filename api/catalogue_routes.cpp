#include "api/handlers.hpp"
#include "api/query.hpp"
#include "storage/catalogue.hpp"

namespace motcua::api {
namespace {

Json unit_json(const Unit& unit)
{
    return {{"code", unit.code},
            {"name", unit.name},
            {"kind", to_string(unit.kind)},
            {"parent", unit.parent_code.empty() ? Json(nullptr) : Json(unit.parent_code)},
            {"valid_from", json_of(unit.validity.from)},
            {"valid_to", json_of(unit.validity.to)}};
}

Json procedure_json(const Procedure& procedure)
{
    return {{"code", procedure.code},
            {"name", procedure.name},
            {"field", procedure.field},
            {"level", to_string(procedure.level)},
            {"limit", json_of(procedure.limit)},
            {"supplement_policy", to_string(procedure.supplement)},
            {"fee_vnd", json_of(procedure.fee_vnd)},
            {"sensitive", procedure.sensitive},
            {"valid_from", json_of(procedure.validity.from)},
            {"valid_to", json_of(procedure.validity.to)}};
}

Json steps_json(Session& session, const std::string& code)
{
    Json list = Json::array();
    for (const Step& step : storage::steps_of(session, code)) {
        list.push_back({{"seq", step.seq},
                        {"name", step.name},
                        {"unit_role", step.unit_role},
                        {"budget", json_of(step.budget)},
                        {"clock", step.runs ? "runs" : "paused"}});
    }
    return list;
}

Json papers_json(Session& session, const std::string& code)
{
    Json list = Json::array();
    for (const Paper& paper : storage::papers_of(session, code)) {
        list.push_back({{"seq", paper.seq},
                        {"name", paper.name},
                        {"originals", json_of(paper.originals)},
                        {"copies", json_of(paper.copies)},
                        {"required", to_string(paper.required)}});
    }
    return list;
}

}  // namespace

Outcome<Response> get_units(Session& session, Call& call)
{
    const auto kind = choice_of(call, "kind", &unit_kind_from);
    if (!kind) return std::unexpected(kind.error());
    const storage::UnitFilter filter{.parent_code = given(call, "parent"), .kind = *kind};
    Json items = Json::array();
    for (const Unit& unit : storage::units_in_force(session, office_date(call.now), filter))
        items.push_back(unit_json(unit));
    return json_response(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Outcome<Response> get_procedures(Session& session, Call& call)
{
    const auto limit = limit_of(call, 20);
    const auto level = choice_of(call, "level", &level_from);
    const auto query = search_text_of(call, "q");
    if (!limit) return std::unexpected(limit.error());
    if (!level) return std::unexpected(level.error());
    if (!query) return std::unexpected(query.error());
    Json items = Json::array();
    const auto wanted = static_cast<std::size_t>(*limit);
    for (const auto& procedure : storage::search_procedures(session, *query, office_date(call.now), *level, wanted)) {
        items.push_back(procedure_json(procedure));
    }
    return json_response(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Outcome<Response> get_procedure(Session& session, Call& call)
{
    const auto procedure = storage::find_procedure(session, call.param(0), office_date(call.now));
    if (!procedure) return refuse(Reason::unknown_procedure, "", {call.param(0)});
    Json json = procedure_json(*procedure);
    json["steps"] = steps_json(session, procedure->code);
    json["papers"] = papers_json(session, procedure->code);
    return json_response(200, json);
}

}  // namespace motcua::api
