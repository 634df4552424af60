#include "domain/amount.hpp"
#include "storage/catalogue.hpp"
#include "storage/folding.hpp"
#include "storage/import_rows.hpp"

#include <array>

namespace motcua::storage {
namespace {

constexpr std::array<std::string_view, 11> kColumns{
    "code",    "name",       "field",    "level",    "limit_amount", "limit_unit", "supplement_policy",
    "fee_vnd", "valid_from", "valid_to", "sensitive"};
constexpr std::array<std::string_view, 1> kOptional{"sensitive"};
constexpr std::array<std::string_view, 1> kIgnored{"source"};
constexpr std::int64_t kMostFee = 1'000'000'000'000;

// The form an amount must have for its unit; a message when it has not.
std::string amount_problem(const std::string& text, LimitUnit unit)
{
    if (unit == LimitUnit::none) return text.empty() ? "" : "must be blank when there is no limit";
    const auto halves = parse_halves(text);
    if (!halves) return "\"" + text + "\" is no amount like 15 or 0.5";
    if (unit == LimitUnit::same_day) return *halves == 0 ? "" : "must be 0 for the same day";
    if (*halves == 0) return "must be more than 0";
    if (unit == LimitUnit::calendar_day && *halves % 2 != 0) return "must be whole for calendar days";
    return "";
}

TimeLimit read_limit(Fields& fields)
{
    const LimitUnit unit = fields.word("limit_unit", &limit_unit_from, LimitUnit::none);
    const std::string& amount = fields.raw("limit_amount");
    if (!limit_unit_from(fields.raw("limit_unit"))) return {};
    if (std::string problem = amount_problem(amount, unit); !problem.empty()) {
        fields.report("limit_amount", std::move(problem));
    }
    return {unit, parse_halves(amount).value_or(0)};
}

Procedure read_procedure(Fields& fields)
{
    return {.code = fields.procedure_code("code"),
            .name = fields.required_text("name"),
            .field = fields.required_text("field"),
            .level = fields.word("level", &level_from, Level::commune),
            .limit = read_limit(fields),
            .supplement = fields.word("supplement_policy", &supplement_policy_from, SupplementPolicy::none),
            .fee_vnd = fields.optional_whole("fee_vnd", kMostFee),
            .validity = fields.validity(),
            .sensitive = fields.optional_whole("sensitive", 1) == 1};
}

using Key = std::pair<std::string, Date>;

Key key_of(const Procedure& procedure)
{
    return {procedure.code, procedure.validity.from};
}

// All versions of a code, as they would be after the import.
using Versions = std::map<std::string, std::vector<Validity>>;

// Versions in the file are compared with those that come before them, so a clash of two is reported once. The stored
// versions stand first; those the file replaces take no part.
void report_overlaps(std::vector<Line<Procedure>>& lines,
                     const std::map<Key, Procedure>& stored,
                     std::vector<BadRow>& bad)
{
    std::set<Key> in_file;
    for (const auto& line : lines) in_file.insert(key_of(line.value));
    Versions versions;
    for (const auto& [key, procedure] : stored) {
        if (!in_file.contains(key)) versions[procedure.code].push_back(procedure.validity);
    }
    for (auto& line : lines) {
        if (!line.good) continue;
        auto& earlier = versions[line.value.code];
        for (const Validity& other : earlier) {
            if (!overlap(other, line.value.validity)) continue;
            bad.push_back({line.number, "valid_from", "overlaps the version that is in force " + spoken(other)});
            line.good = false;
            break;
        }
        earlier.push_back(line.value.validity);
    }
}

void write(Session& session, const Procedure& procedure)
{
    session.execute(
        R"(INSERT INTO procedure_version (code, valid_from, valid_to, name, name_key, initials, field, level, limit_unit,
                                          limit_halves, supplement_policy, fee_vnd, sensitive)
           VALUES (:code, :valid_from, :valid_to, :name, :name_key, :initials, :field, :level, :limit_unit,
                   :limit_halves, :supplement_policy, :fee_vnd, :sensitive)
           ON CONFLICT (code, valid_from) DO UPDATE SET
               valid_to = excluded.valid_to, name = excluded.name, name_key = excluded.name_key,
               initials = excluded.initials, field = excluded.field, level = excluded.level,
               limit_unit = excluded.limit_unit, limit_halves = excluded.limit_halves,
               supplement_policy = excluded.supplement_policy, fee_vnd = excluded.fee_vnd,
               sensitive = excluded.sensitive)",
        {{"code", procedure.code},
         {"valid_from", procedure.validity.from},
         {"valid_to", procedure.validity.to},
         {"name", procedure.name},
         {"name_key", fold(procedure.name)},
         {"initials", initials(procedure.name)},
         {"field", procedure.field},
         {"level", to_string(procedure.level)},
         {"limit_unit", to_string(procedure.limit.unit)},
         {"limit_halves", procedure.limit.halves},
         {"supplement_policy", to_string(procedure.supplement)},
         {"fee_vnd", procedure.fee_vnd},
         {"sensitive", procedure.sensitive}});
}

}  // namespace

ImportReport import_procedures(Session& session, std::string_view text, Instant)
{
    ImportReport report;
    auto lines = read_lines(text, {kColumns, kIgnored, kOptional}, report.bad, &read_procedure);
    std::map<Key, Procedure> stored;
    for (Procedure& procedure : all_procedures(session)) stored.emplace(key_of(procedure), std::move(procedure));
    report_overlaps(lines, stored, report.bad);
    if (!report.ok()) return report;
    save(lines, stored, &key_of, report, [&](const Procedure& procedure) { write(session, procedure); });
    return report;
}

}  // namespace motcua::storage
