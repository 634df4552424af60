#include "storage/figure_groups.hpp"

#include "domain/names.hpp"
#include "storage/catalogue.hpp"
#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"
#include "storage/known_names.hpp"

#include <algorithm>
#include <array>

namespace motcua::storage {
namespace {

constexpr EnumNames<GroupBy, 10> kGroupings{
    {"none", "agency", "desk", "unit", "field", "procedure", "level", "channel", "person", "asked_agency"}};
constexpr std::array kChannels{Channel::direct, Channel::post, Channel::online};

std::set<std::string> codes(Session& session, const std::string& sql, Params params)
{
    std::set<std::string> found;
    session.each<std::string>(sql, std::move(params), [&](auto&& row) { found.insert(std::get<0>(std::move(row))); });
    return found;
}

std::set<std::string> agencies_of(Session& session, const Actor& actor)
{
    Params params;
    if (read_scope(actor.role) == ReadScope::own_agency) return {actor.agency};
    const std::string units = units_in_scope(actor, params);
    return codes(session, "SELECT code FROM unit WHERE code IN " + units, std::move(params));
}

std::set<std::string> below(Session& session, const std::string& unit)
{
    return codes(session, std::string{"SELECT code FROM unit WHERE code"} + kInOrBelow, {{"below", unit}});
}

std::map<std::string, Procedure> versions(Session& session)
{
    std::map<std::string, Procedure> found;
    for (Procedure& procedure : all_procedures(session)) {
        std::string key = procedure.code + " " + format_date(procedure.validity.from);
        found.emplace(std::move(key), std::move(procedure));
    }
    return found;
}

bool has_deadline(const Life& life)
{
    return std::ranges::any_of(life.stretches, [](const Stretch& stretch) { return stretch.due.has_value(); });
}

}  // namespace

std::string_view to_string(GroupBy group_by)
{
    return kGroupings.text(group_by);
}

std::optional<GroupBy> group_by_from(std::string_view text)
{
    return kGroupings.value(text);
}

FigureGroups::FigureGroups(
    Session& session, const FactsTable& table, const Actor& actor, GroupBy group_by, const FigureFilter& filter)
    : table_(table),
      group_by_(group_by),
      filter_(filter),
      agencies_(agencies_of(session, actor)),
      procedures_(versions(session)),
      in_scope_([this](std::uint32_t number) { return agencies_.contains(table_.text(number)); }),
      in_units_([this](std::uint32_t number) { return units_->contains(table_.text(number)); }),
      procedure_([this](std::uint32_t number) {
          const Procedure& version = procedures_.at(table_.text(number));
          return ProcedureOf{version.code, version.field, version.level};
      }),
      group_by_number_([](std::uint32_t) { return kLeftOut; })
{
    if (filter.unit) units_ = below(session, *filter.unit);
    if (group_by == GroupBy::none) number_of("");
    const auto texts = [this](std::uint32_t number) { return number_of(table_.text(number)); };
    switch (group_by) {
        case GroupBy::field:
            group_by_number_ = ByNumber<int>{[this](std::uint32_t n) { return number_of(procedure_.of(n).field); }};
            break;
        case GroupBy::procedure:
            group_by_number_ = ByNumber<int>{[this](std::uint32_t n) { return number_of(procedure_.of(n).code); }};
            break;
        case GroupBy::level:
            group_by_number_ = ByNumber<int>{
                [this](std::uint32_t n) { return number_of(std::string{to_string(procedure_.of(n).level)}); }};
            break;
        case GroupBy::asked_agency:
            agencies_of_units_ = unit_agencies(session);
            group_by_number_ =
                ByNumber<int>{[this](std::uint32_t n) { return number_of(agencies_of_units_.at(table_.text(n))); }};
            break;
        case GroupBy::channel:
            for (const Channel channel : kChannels) number_of(std::string{to_string(channel)});
            break;
        default:
            group_by_number_ = ByNumber<int>{texts};
            break;
    }
}

int FigureGroups::number_of(const std::string& key)
{
    return numbers_.try_emplace(key, static_cast<int>(numbers_.size())).first->second;
}

bool FigureGroups::passes(const FactsRow& row)
{
    if (!in_scope_.of(row.agency)) return false;
    if (units_ && !in_units_.of(row.desk) && !in_units_.of(row.unit)) return false;
    if (filter_.with_deadline && has_deadline(row.life) != *filter_.with_deadline) return false;
    if (filter_.channel && row.life.channel != *filter_.channel) return false;
    if (!filter_.field && !filter_.procedure && !filter_.level) return true;
    const ProcedureOf& procedure = procedure_.of(row.procedure);
    if (filter_.field && procedure.field != *filter_.field) return false;
    if (filter_.level && procedure.level != *filter_.level) return false;
    return !filter_.procedure || procedure.code == *filter_.procedure;
}

int FigureGroups::find_group(const FactsRow& row)
{
    switch (group_by_) {
        case GroupBy::none:
            return 0;
        case GroupBy::agency:
            return group_by_number_.of(row.agency);
        case GroupBy::desk:
            return group_by_number_.of(row.desk);
        case GroupBy::unit:
            return group_by_number_.of(row.unit);
        case GroupBy::person:
            return group_by_number_.of(row.person);
        case GroupBy::field:
        case GroupBy::procedure:
        case GroupBy::level:
            return group_by_number_.of(row.procedure);
        case GroupBy::asked_agency:
            return group_by_number_.of(row.asked_unit);
        case GroupBy::channel:
            return static_cast<int>(row.life.channel);
    }
    return 0;
}

int FigureGroups::group_of(const FactsRow& row)
{
    return passes(row) ? find_group(row) : kLeftOut;
}

std::vector<FigureGroups::Group> FigureGroups::groups(Session& session) const
{
    KnownNames known;
    switch (group_by_) {
        case GroupBy::agency:
        case GroupBy::desk:
        case GroupBy::unit:
        case GroupBy::asked_agency:
            known = unit_names(session);
            break;
        case GroupBy::person:
            known = account_names(session);
            break;
        case GroupBy::procedure:
            for (const auto& [key, procedure] : procedures_) known[procedure.code] = procedure.name;
            break;
        default:
            break;
    }
    std::vector<Group> all(numbers_.size());
    for (const auto& [key, number] : numbers_) all[static_cast<std::size_t>(number)] = {key, name_in(known, key)};
    return all;
}

}  // namespace motcua::storage
