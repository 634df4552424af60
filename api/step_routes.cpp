#include "api/analysis_question.hpp"
#include "api/cases.hpp"
#include "api/figures_json.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "storage/accounts.hpp"
#include "storage/catalogue.hpp"
#include "storage/step_analysis.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace motcua::api {
namespace {

constexpr int kMostDays = 366;

// The largest first; equal ones stay as they come.
template <class T>
using LargestFirst = std::multimap<std::int64_t, T, std::greater<>>;

enum class HoldersBy : std::uint8_t { unit, person };

std::optional<HoldersBy> holders_from(std::string_view text)
{
    if (text == "unit") return HoldersBy::unit;
    if (text == "person") return HoldersBy::person;
    return std::nullopt;
}

Outcome<storage::StepQuery> read_question(const Call& call, const AskedAbout& asked)
{
    const auto period = given_period(call, kMostDays);
    if (!period) return std::unexpected(period.error());
    const auto holders = choice_of(call, "holders", &holders_from);
    if (!holders) return std::unexpected(holders.error());
    const bool by_person = *holders == HoldersBy::person;
    if (by_person)
        if (auto sees = check_sees_persons(call.actor().role, "/holders"); !sees) return std::unexpected(sees.error());
    return storage::StepQuery{{period->first, period->second, by_person}, asked.unit, asked.procedure, call.now};
}

Json distribution_json(const Distribution& minutes)
{
    if (minutes.count() == 0) return nullptr;
    return {{"count", minutes.count()},
            {"sum", minutes.sum()},
            {"min", json_of(minutes.percentile(0))},
            {"p25", json_of(minutes.percentile(25))},
            {"median", json_of(minutes.percentile(50))},
            {"p75", json_of(minutes.percentile(75))},
            {"p90", json_of(minutes.percentile(90))},
            {"max", json_of(minutes.percentile(100))}};
}

// Writes figures with the names of what they are about.
class Writer {
public:
    Writer(Session& session, const std::map<std::string, std::string>& procedures)
        : session_(session), procedures_(procedures)
    {
    }

    Json step(const std::string& procedure, int seq, const StepFigures& figures)
    {
        return {{"procedure", procedure_json(procedure)},
                {"step", seq == 0 ? Json(nullptr) : Json(seq)},
                {"interrupted", figures.interrupted},
                {"used_minutes", distribution_json(figures.used)},
                {"allotted_minutes", distribution_json(figures.allotted)},
                {"over_budget",
                 {{"runs", figures.over},
                  {"of", figures.allotted.count()},
                  {"percent", percent_json(figures.over, figures.allotted.count())}}},
                {"waiting_minutes", distribution_json(figures.waits)},
                {"rework", {{"redone", figures.redone}, {"again", figures.again}, {"declined", figures.declined}}},
                {"lost_minutes", total(figures.lost)},
                {"lost_by", holders_json(figures.lost)}};
    }

    Json procedure(const std::string& code, const ProcedureFigures& figures)
    {
        return {{"procedure", procedure_json(code)},
                {"finished", figures.finished},
                {"late", figures.late},
                {"late_minutes", total(figures.late_by)},
                {"late_by", holders_json(figures.late_by)}};
    }

private:
    Json procedure_json(const std::string& code) const
    {
        const auto name = procedures_.find(code);
        return {{"code", code}, {"name", name == procedures_.end() ? code : name->second}};
    }

    Json unit_name(const std::string& code)
    {
        return known(units_, code, [&] { return storage::find_unit(session_, code); });
    }

    Json person_name(const std::string& account)
    {
        return known(people_, account, [&] { return storage::find_account(session_, account); });
    }

    template <class Find>
    static std::string known(std::map<std::string, std::string>& names, const std::string& key, Find find)
    {
        const auto found = names.find(key);
        if (found != names.end()) return found->second;
        const auto one = find();
        return names[key] = one ? one->name : key;
    }

    // Who had most of the minutes first.
    Json holders_json(const MinutesByKeeper& minutes)
    {
        LargestFirst<Keeper> holders;
        for (const auto& [keeper, part] : minutes) holders.emplace(part, keeper);
        const std::int64_t all = total(minutes);
        Json list = Json::array();
        for (const auto& [part, keeper] : holders) {
            Json json{{"kind", to_string(keeper.kind)}, {"unit", keeper.unit}, {"unit_name", unit_name(keeper.unit)}};
            if (!keeper.to_unit.empty()) {
                json["to"] = keeper.to_unit;
                json["to_name"] = unit_name(keeper.to_unit);
            }
            if (!keeper.person.empty()) {
                json["person"] = keeper.person;
                json["person_name"] = person_name(keeper.person);
            }
            json["minutes"] = part;
            json["percent"] = percent_json(part, all);
            list.push_back(std::move(json));
        }
        return list;
    }

    Session& session_;
    const std::map<std::string, std::string>& procedures_;
    std::map<std::string, std::string> units_ = {};
    std::map<std::string, std::string> people_ = {};
};

Json list_of(LargestFirst<Json> items)
{
    Json list = Json::array();
    for (auto& [figure, item] : items) list.push_back(std::move(item));
    return list;
}

}  // namespace

Outcome<Response> get_step_analysis(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto names = procedure_names(session);
    const auto asked = read_asked(session, call, names);
    if (!asked) return std::unexpected(asked.error());
    const auto query = read_question(call, *asked);
    if (!query) return std::unexpected(query.error());
    const auto figures = storage::step_figures(session, call.services.calendars, call.actor(), *query);
    if (!figures) return refuse(figures.error());
    Writer writer{session, names};
    LargestFirst<Json> steps;
    LargestFirst<Json> procedures;
    for (const auto& [code, procedure] : *figures) {
        for (const auto& [seq, step] : procedure.steps) steps.emplace(total(step.lost), writer.step(code, seq, step));
        if (procedure.finished > 0) procedures.emplace(total(procedure.late_by), writer.procedure(code, procedure));
    }
    return json_response(200, {{"from", json_of(query->period.from)},
                               {"to", json_of(query->period.to)},
                               {"as_of", json_of(std::min(query->period.to, call.now))},
                               {"items", list_of(std::move(steps))},
                               {"procedures", list_of(std::move(procedures))},
                               {"next", nullptr}});
}

}  // namespace motcua::api
