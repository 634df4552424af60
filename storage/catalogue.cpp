#include "storage/catalogue.hpp"

#include <tuple>

namespace motcua::storage {
namespace {

using UnitRow = std::tuple<std::string,
                           std::string,
                           std::string,
                           std::optional<std::string>,
                           Date,
                           std::optional<Date>,
                           std::string,
                           std::string>;

UnitPlace unit_place(UnitRow&& row)
{
    auto& [code, name, kind, parent, from, to, path, agency] = row;
    return {.unit = {.code = std::move(code),
                     .name = std::move(name),
                     .kind = unit_kind_from(kind).value(),
                     .parent_code = std::move(parent).value_or(""),
                     .validity = {from, to}},
            .path = std::move(path),
            .agency_code = std::move(agency)};
}

template <class Take>
void each_unit(Session& session, std::string_view sql, Params params, Take take)
{
    session.each<std::string, std::string, std::string, std::optional<std::string>, Date, std::optional<Date>,
                 std::string, std::string>(sql, std::move(params),
                                           [&](UnitRow&& row) { take(unit_place(std::move(row))); });
}

Step step(std::tuple<std::int64_t, std::string, std::string, std::string, std::int64_t, bool>&& row)
{
    auto& [seq, name, role, unit, halves, runs] = row;
    return {.seq = static_cast<int>(seq),
            .name = std::move(name),
            .unit_role = std::move(role),
            .budget = {limit_unit_from(unit).value(), halves},
            .runs = runs};
}

std::optional<int> count(std::optional<std::int64_t> stored)
{
    return stored ? std::optional{static_cast<int>(*stored)} : std::nullopt;
}

Paper paper(
    std::tuple<std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>, std::string>&& row)
{
    auto& [seq, name, originals, copies, required] = row;
    return {.seq = static_cast<int>(seq),
            .name = std::move(name),
            .originals = count(originals),
            .copies = count(copies),
            .required = paper_requirement_from(required).value()};
}

}  // namespace

std::vector<Unit> units_in_force(Session& session, Date date, const UnitFilter& filter)
{
    std::optional<std::string> kind;
    if (filter.kind) kind = to_string(*filter.kind);
    std::vector<Unit> units;
    each_unit(session,
              R"(SELECT code, name, kind, parent_code, valid_from, valid_to, path, agency_code FROM unit
                 WHERE valid_from <= :date AND (valid_to IS NULL OR valid_to >= :date)
                   AND (CAST(:parent AS TEXT) IS NULL OR parent_code = CAST(:parent AS TEXT))
                   AND (CAST(:kind AS TEXT) IS NULL OR kind = CAST(:kind AS TEXT))
                 ORDER BY code)",
              {{"date", date}, {"parent", filter.parent_code}, {"kind", kind}},
              [&](UnitPlace&& place) { units.push_back(std::move(place.unit)); });
    return units;
}

std::optional<Unit> find_unit(Session& session, const std::string& code)
{
    auto place = find_unit_place(session, code);
    if (!place) return std::nullopt;
    return std::move(place->unit);
}

std::optional<UnitPlace> find_unit_place(Session& session, const std::string& code)
{
    std::optional<UnitPlace> found;
    each_unit(session,
              R"(SELECT code, name, kind, parent_code, valid_from, valid_to, path, agency_code FROM unit
                 WHERE code = :code)",
              {{"code", code}}, [&](UnitPlace&& place) { found = std::move(place); });
    return found;
}

std::vector<UnitPlace> all_unit_places(Session& session)
{
    std::vector<UnitPlace> places;
    each_unit(
        session,
        R"(SELECT code, name, kind, parent_code, valid_from, valid_to, path, agency_code FROM unit ORDER BY code)", {},
        [&](UnitPlace&& place) { places.push_back(std::move(place)); });
    return places;
}

std::vector<Step> steps_of(Session& session, const std::string& procedure_code)
{
    std::vector<Step> steps;
    session.each<std::int64_t, std::string, std::string, std::string, std::int64_t, bool>(
        R"(SELECT seq, name, unit_role, budget_unit, budget_halves, runs FROM procedure_step
           WHERE procedure_code = :code ORDER BY seq)",
        {{"code", procedure_code}}, [&](auto&& row) { steps.push_back(step(std::move(row))); });
    return steps;
}

std::vector<Paper> papers_of(Session& session, const std::string& procedure_code)
{
    std::vector<Paper> papers;
    session.each<std::int64_t, std::string, std::optional<std::int64_t>, std::optional<std::int64_t>, std::string>(
        R"(SELECT seq, name, originals, copies, required FROM procedure_paper
           WHERE procedure_code = :code ORDER BY seq)",
        {{"code", procedure_code}}, [&](auto&& row) { papers.push_back(paper(std::move(row))); });
    return papers;
}

}  // namespace motcua::storage
