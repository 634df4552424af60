#include "storage/calendar_version.hpp"
#include "storage/import_edition.hpp"
#include "storage/unit_tree.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 6> kColumns{"code", "name", "kind", "parent_code", "valid_from", "valid_to"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};

Unit read_unit(Fields& fields)
{
    Unit unit{.code = fields.unit_code("code"),
              .name = fields.required_text("name"),
              .kind = fields.word("kind", &unit_kind_from, UnitKind::office),
              .parent_code = {},
              .validity = fields.validity()};
    if (!fields.raw("parent_code").empty()) unit.parent_code = fields.unit_code("parent_code");
    if (!unit_kind_from(fields.raw("kind"))) return unit;
    if (unit.parent_code.empty() && !is_agency(unit.kind)) {
        fields.report("parent_code", "only a province, a district or a commune may stand without a parent");
    } else if (!unit.parent_code.empty() && unit.kind == UnitKind::province) {
        fields.report("parent_code", "a province has no parent");
    }
    return unit;
}

// The units as they would be after the import, each with the line it stands on.
struct Future {
    UnitTree tree;
    std::map<std::string, std::size_t> lines;

    // The line to blame for a unit: its own, or that of its parent when the unit is not in the file.
    std::size_t blamed(const Unit& unit) const
    {
        const auto own = lines.find(unit.code);
        return own != lines.end() ? own->second : lines.at(unit.parent_code);
    }
};

Future future(const std::vector<UnitPlace>& stored, const std::vector<Line<Unit>>& lines)
{
    Future future;
    for (const UnitPlace& place : stored) future.tree.put(place.unit);
    for (const auto& line : lines) {
        future.tree.put(line.value);
        future.lines.emplace(line.value.code, line.number);
    }
    return future;
}

void report_bad_parents(const Future& future, const std::vector<Line<Unit>>& lines, std::vector<BadRow>& bad)
{
    for (const auto& [number, unit, good] : lines) {
        if (!good || unit.parent_code.empty()) continue;
        if (future.tree.find(unit.parent_code) == nullptr) {
            bad.push_back(
                {number, "parent_code", "there is no unit " + unit.parent_code + " in the file or the database"});
        } else if (future.tree.is_in_a_circle(unit.code)) {
            bad.push_back({number, "parent_code", "the unit would stand above itself"});
        }
    }
}

bool lies_within(const Validity& inner, const Validity& outer)
{
    if (inner.from < outer.from) return false;
    return !outer.to || (inner.to && *inner.to <= *outer.to);
}

// A child outside the validity of its parent, whether the file brings the child or cuts the parent short.
void report_bad_validities(const Future& future, std::vector<BadRow>& bad)
{
    for (const Unit* unit : future.tree.units()) {
        const Unit* parent = unit->parent_code.empty() ? nullptr : future.tree.find(unit->parent_code);
        if (parent == nullptr || lies_within(unit->validity, parent->validity)) continue;
        if (!future.lines.contains(unit->code) && !future.lines.contains(parent->code)) continue;
        const std::string column = unit->validity.from < parent->validity.from ? "valid_from" : "valid_to";
        bad.push_back({future.blamed(*unit), column,
                       "unit " + unit->code + " is in force " + spoken(unit->validity) + ", its parent " +
                           parent->code + " only " + spoken(parent->validity)});
    }
}

void write(Session& session, const UnitPlace& place)
{
    const Unit& unit = place.unit;
    session.execute(
        R"(INSERT INTO unit (code, name, kind, parent_code, valid_from, valid_to, path, agency_code)
           VALUES (:code, :name, :kind, :parent_code, :valid_from, :valid_to, :path, :agency_code)
           ON CONFLICT (code) DO UPDATE SET
               name = excluded.name, kind = excluded.kind, parent_code = excluded.parent_code,
               valid_from = excluded.valid_from, valid_to = excluded.valid_to, path = excluded.path,
               agency_code = excluded.agency_code)",
        {{"code", unit.code},
         {"name", unit.name},
         {"kind", to_string(unit.kind)},
         {"parent_code", unit.parent_code.empty() ? std::nullopt : std::optional{unit.parent_code}},
         {"valid_from", unit.validity.from},
         {"valid_to", unit.validity.to},
         {"path", place.path},
         {"agency_code", place.agency_code}});
}

// Parents before their children, as the foreign keys ask. A unit that moved takes those below it along, also those that
// are not in the file.
void save_tree(
    Session& session, const std::vector<UnitPlace>& stored, const Future& future, ImportReport& report, Instant now)
{
    std::map<std::string, const UnitPlace*> known;
    for (const UnitPlace& place : stored) known.emplace(place.unit.code, &place);
    bool moved = false;
    for (const UnitPlace& place : future.tree.places()) {
        const auto before = known.find(place.unit.code);
        const bool is_new = before == known.end();
        const bool same = !is_new && *before->second == place;
        moved = moved || (!is_new && before->second->path != place.path);
        if (!same) write(session, place);
        if (!future.lines.contains(place.unit.code)) continue;
        ++(is_new ? report.added : same ? report.unchanged : report.changed);
    }
    // A unit inherits the calendar of those above it.
    if (moved) publish_import(session, {.reason = "motcua import units"}, now);
}

// What is in force when the units stand where the file puts them.
CalendarState with_paths(CalendarState state, const UnitTree& tree)
{
    for (const UnitPlace& place : tree.places()) state.paths[place.unit.code] = place.path;
    ++state.version;
    return state;
}

}  // namespace

ImportReport import_units(Session& session, std::string_view text, Instant now)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored}, report.bad, &read_unit);
    report_repeated(lines, [](const Unit& unit) { return unit.code; }, "code", report.bad);
    lock_calendar_version(session);
    const auto stored = all_unit_places(session);
    const Future after = future(stored, lines);
    report_bad_parents(after, lines, report.bad);
    if (std::ranges::all_of(lines, &Line<Unit>::good)) report_bad_validities(after, report.bad);
    if (!report.ok()) return report;
    const CalendarState state = calendars_in_force(session);
    const std::string advice =
        "give the units that move hours and days of their own first (motcua calendar draft, preview, publish), "
        "then import";
    if (check_unmoving(session, state, with_paths(state, after.tree), advice, report, now))
        save_tree(session, stored, after, report, now);
    return report;
}

}  // namespace motcua::storage
