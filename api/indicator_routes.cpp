#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/query.hpp"
#include "domain/indicators.hpp"
#include "domain/linked.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossier_lists.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace motcua::api {
namespace {

enum class GroupBy : std::uint8_t { none, unit, field, procedure, month };

struct Question {
    Instant from{};
    Instant to{};
    std::optional<std::string> unit = {};
    GroupBy group_by = GroupBy::none;
};

// A group's key, what people call it, and its figures.
struct Group {
    std::string name;
    Indicators figures = {};
};
using Groups = std::map<std::string, Group>;

Outcome<Instant> bound_of(const Call& call, const char* name)
{
    const auto moment = moment_of(call, name);
    if (!moment) return std::unexpected(moment.error());
    if (!*moment) return refuse(Reason::missing_field, std::string{"/"} + name);
    return **moment;
}

std::optional<GroupBy> group_by_from(std::string_view text)
{
    if (text == "unit") return GroupBy::unit;
    if (text == "field") return GroupBy::field;
    if (text == "procedure") return GroupBy::procedure;
    if (text == "month") return GroupBy::month;
    return std::nullopt;
}

Outcome<Question> read_question(Session& session, const Call& call)
{
    const auto from = bound_of(call, "from");
    const auto to = bound_of(call, "to");
    const auto group_by = choice_of(call, "group_by", &group_by_from);
    if (!from) return std::unexpected(from.error());
    if (!to) return std::unexpected(to.error());
    if (!group_by) return std::unexpected(group_by.error());
    if (*to <= *from) return refuse(Reason::out_of_range, "/to", {format_instant(*from), "…"});
    if (*to - *from > std::chrono::days{3660}) return refuse(Reason::out_of_range, "/to", {"1", "3660"});
    Question question{*from, *to, given(call, "unit"), group_by->value_or(GroupBy::none)};
    if (question.unit && !storage::find_unit(session, *question.unit)) {
        return refuse(Reason::unknown_unit, "/unit", {*question.unit});
    }
    return question;
}

// The first moment of the month after the one `t` lies in.
Instant next_month(Instant t)
{
    const std::chrono::year_month_day date{office_date(t)};
    const auto month = date.year() / date.month() + std::chrono::months{1};
    return at_office(std::chrono::sys_days{month / std::chrono::day{1}}, {});
}

// The period, or its months one by one.
std::vector<std::pair<Instant, Instant>> periods_of(const Question& question)
{
    if (question.group_by != GroupBy::month) return {{question.from, question.to}};
    std::vector<std::pair<Instant, Instant>> months;
    for (Instant begin = question.from; begin < question.to; begin = next_month(begin)) {
        months.emplace_back(begin, std::min(next_month(begin), question.to));
    }
    return months;
}

std::pair<std::string, std::string> group_of(const storage::DossierRecord& record, GroupBy group_by, Instant from)
{
    switch (group_by) {
        case GroupBy::unit:
            return {record.dossier.desk, record.dossier.desk};
        case GroupBy::field:
            return {record.procedure_field, record.procedure_field};
        case GroupBy::procedure:
            return {record.dossier.procedure_code, record.procedure_name};
        case GroupBy::month: {
            const std::string month = format_date(office_date(from)).substr(0, 7);
            return {month, month};
        }
        case GroupBy::none:
            break;
    }
    return {"", ""};
}

// The dossier as it stood at the end of the period. What has not changed since is the projection itself.
Dossier at_end_of_period(Session& session, const Dossier& now, Instant to)
{
    if (now.last_event_at < to) return now;
    return state_at(storage::history_of(session, now.code), to).value();
}

Json figures_json(const Indicators& figures)
{
    const auto tenths = on_time_tenths(figures);
    return {{"received", figures.received},
            {"carried_over", figures.carried_over},
            {"decided_early", figures.decided_early},
            {"decided_on_time", figures.decided_on_time},
            {"decided_late", figures.decided_late},
            {"in_progress_in_time", figures.in_progress_in_time},
            {"in_progress_overdue", figures.in_progress_overdue},
            {"waiting", figures.waiting},
            {"refused", figures.refused},
            {"withdrawn", figures.withdrawn},
            {"no_deadline", figures.no_deadline},
            {"filed", figures.filed},
            {"guided", figures.guided},
            {"not_accepted", figures.not_accepted},
            {"on_time_percent", tenths ? Json(static_cast<double>(*tenths) / 10) : Json(nullptr)}};
}

void name_units(Session& session, Groups& groups)
{
    for (auto& [code, group] : groups) {
        if (const auto unit = storage::find_unit(session, code)) group.name = unit->name;
    }
}

Groups count(Session& session, const Call& call, const Question& question)
{
    Groups groups;
    for (const auto& [from, to] : periods_of(question)) {
        const Instant as_of = std::min(to, call.now);
        storage::each_dossier_of_period(session, call.actor(), from, to, question.unit, storage::Whose::citizens,
                                        [&](const storage::DossierRecord& record) {
                                            auto [key, name] = group_of(record, question.group_by, from);
                                            Group& group = groups[std::move(key)];
                                            group.name = std::move(name);
                                            add(group.figures, at_end_of_period(session, record.dossier, to), from,
                                                as_of);
                                        });
    }
    if (question.group_by == GroupBy::unit) name_units(session, groups);
    return groups;
}

// The children of the period, by the agency whose work they are.
Json children_json(Session& session, const Call& call, const Question& question)
{
    std::map<std::string, ChildFigures> agencies;
    const Instant as_of = std::min(question.to, call.now);
    storage::each_dossier_of_period(
        session, call.actor(), question.from, question.to, question.unit, storage::Whose::children,
        [&](const storage::DossierRecord& record) {
            const auto asked = storage::find_unit_place(session, record.dossier.asked_unit.value()).value();
            const Dossier at_end = at_end_of_period(session, record.dossier, question.to);
            add(agencies[asked.agency_code], at_end, question.from, as_of);
        });
    std::erase_if(agencies, [](const auto& agency) { return agency.second == ChildFigures{}; });
    Json list = Json::array();
    for (const auto& [code, figures] : agencies) {
        const std::string name = storage::find_unit(session, code).value().name;
        list.push_back({{"agency", code}, {"name", name}, {"in_time", figures.in_time}, {"late", figures.late}});
    }
    return list;
}

}  // namespace

Outcome<Response> get_indicators(Session& session, Call& call)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    const auto question = read_question(session, call);
    if (!question) return std::unexpected(question.error());
    Groups groups = count(session, call, *question);
    if (question->group_by == GroupBy::none) groups.try_emplace("");
    Json items = Json::array();
    for (const auto& [key, group] : groups) {
        if (!adds_up(group.figures)) throw std::logic_error("indicators of group " + key + " do not add up");
        Json item{{"group", key.empty() ? Json(nullptr) : Json{{"key", key}, {"name", group.name}}}};
        item.update(figures_json(group.figures));
        items.push_back(std::move(item));
    }
    return json_response(200, {{"from", json_of(question->from)},
                               {"to", json_of(question->to)},
                               {"as_of", json_of(std::min(question->to, call.now))},
                               {"items", std::move(items)},
                               {"children", children_json(session, call, *question)},
                               {"next", nullptr}});
}

}  // namespace motcua::api
