#include "api/statistics.hpp"

#include "api/figures_query.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <map>

namespace motcua::api {
namespace {

using storage::GroupBy;

constexpr std::size_t kMostYears = 20;

int year_of(Instant t)
{
    return static_cast<int>(std::chrono::year_month_day{office_date(t)}.year());
}

// The calendar month a moment lies in.
Period month_around(Instant t)
{
    const auto month = periods_of({t, t + std::chrono::milliseconds{1}}, Span::month, 1);
    return *named_period(month.front().name, 1);
}

Period year_named(int year)
{
    return named_period(std::to_string(year), 1).value_or(Period{});
}

// From the first moment of the first month with a dossier to the end of the last month that is over.
struct Reach {
    Period whole = {};

    bool is_empty() const { return whole.to <= whole.from; }
    int first_year() const { return year_of(whole.from); }
    int last_year() const { return year_of(whole.to - std::chrono::milliseconds{1}); }
};

Reach reach_of(storage::Session& session, Instant now)
{
    const Instant end = month_around(now).from;
    const auto first = storage::first_received(session);
    return {{first ? month_around(*first).from : end, end}};
}

// The months asked for, as far as the reach goes.
Outcome<Period> window(const Reach& reach, const StatisticsQuestion& question)
{
    if (question.year) {
        const Period year = year_named(*question.year);
        const Period asked{std::max(year.from, reach.whole.from), std::min(year.to, reach.whole.to)};
        if (reach.is_empty() || asked.to <= asked.from)
            return refuse(Reason::unknown_period, "", {std::to_string(*question.year)});
        return asked;
    }
    const std::chrono::year_month_day end{office_date(reach.whole.to)};
    const Date year_before = std::chrono::sys_days{end - std::chrono::years{1}};
    return Period{std::max(reach.whole.from, at_office(year_before, {})), reach.whole.to};
}

// Nobody signs in here. What is counted is what an inspector above all units may count, or somebody of one agency.
Actor reader_of(const std::string& agency)
{
    if (agency.empty()) return {"", Role::auditor, "", "", "/"};
    return {"", Role::department_staff, "", agency, ""};
}

struct Line {
    std::string name;
    std::vector<Figures> months;
};
using Lines = std::map<std::string, Line>;

Outcome<Lines> count(
    storage::Session& session, Call& call, const Period& whole, const std::string& agency, std::size_t months)
{
    const storage::FigureQuestion question{.whole = whole,
                                           .span = Span::month,
                                           .group_by = agency.empty() ? GroupBy::agency : GroupBy::unit,
                                           .as_of = call.now};
    auto counted = answer_figures(session, call, reader_of(agency), question);
    if (!counted) return std::unexpected(counted.error());
    Lines lines;
    for (storage::FigureCell& cell : counted->cells) {
        Line& line = lines[cell.key];
        line.name = cell.name;
        line.months.push_back(std::move(cell.figures));
    }
    for (auto& [key, line] : lines) line.months.resize(months);
    return lines;
}

Figures sum(const Lines& lines, std::size_t month)
{
    Figures all;
    for (const auto& [key, line] : lines) all.add(line.months[month]);
    return all;
}

std::vector<Figures> column(const Lines& lines, std::size_t month)
{
    std::vector<Figures> all;
    for (const auto& [key, line] : lines) all.push_back(line.months[month]);
    return all;
}

std::vector<StatisticsLine> names_of(const Lines& lines)
{
    std::vector<StatisticsLine> all;
    for (const auto& [key, line] : lines) all.push_back({key, line.name});
    return all;
}

void add_month(std::vector<StatisticsLine>& lines, std::vector<OpenFigures> figures)
{
    for (std::size_t i = 0; i < lines.size(); ++i) lines[i].months.push_back(std::move(figures[i]));
}

// How an agency is shown decides what is shown of its units: it is shown as among all agencies, whoever asks.
void add_months(Statistics& answer, const Lines& agencies, const Lines* units)
{
    const std::string& agency = answer.about.code;
    answer.below = names_of(units == nullptr ? agencies : *units);
    for (std::size_t month = 0; month < answer.months.size(); ++month) {
        const Figures whole = sum(agencies, month);
        OpenFigures shown = open_whole(whole);
        answer.rates.push_back(open_rates(whole, shown));
        auto shown_agencies = open_agencies(whole, shown, column(agencies, month));
        if (units == nullptr) {
            add_month(answer.below, std::move(shown_agencies));
        } else {
            const auto place = agencies.find(agency);
            shown = shown_agencies[static_cast<std::size_t>(std::distance(agencies.begin(), place))];
            add_month(answer.below, open_units(place->second.months[month], shown, column(*units, month)));
        }
        answer.about.months.push_back(std::move(shown));
    }
}

// An agency is the sum of its units here, even if somebody's entry is counted between the two questions.
Line line_of(const std::string& name, const Lines& units, std::size_t months)
{
    Line line{name, {}};
    for (std::size_t month = 0; month < months; ++month) line.months.push_back(sum(units, month));
    return line;
}

Outcome<std::string> agency_name(storage::Session& session, const std::string& code)
{
    if (code.empty()) return std::string{};
    const auto place = storage::find_unit_place(session, code);
    if (!place || place->agency_code != code) return refuse(Reason::unknown_unit, "", {code});
    return place->unit.name;
}

}  // namespace

Outcome<Statistics> gather_statistics(storage::Session& session, Call& call, const StatisticsQuestion& question)
{
    const auto name = agency_name(session, question.agency);
    if (!name) return std::unexpected(name.error());
    const Reach reach = reach_of(session, call.now);
    const auto whole = window(reach, question);
    if (!whole) return std::unexpected(whole.error());
    Statistics answer{.as_of = call.now, .position = storage::journal_last(session), .about = {question.agency, *name}};
    if (reach.is_empty()) return answer;

    for (int year = reach.last_year(); reach.first_year() <= year && answer.years.size() < kMostYears; --year)
        answer.years.push_back(year);
    answer.months = periods_of(*whole, Span::month, 1);
    auto agencies = count(session, call, *whole, "", answer.months.size());
    if (!agencies) return std::unexpected(agencies.error());
    if (question.agency.empty()) {
        add_months(answer, *agencies, nullptr);
    } else {
        const auto units = count(session, call, *whole, question.agency, answer.months.size());
        if (!units) return std::unexpected(units.error());
        (*agencies)[question.agency] = line_of(*name, *units, answer.months.size());
        add_months(answer, *agencies, &*units);
    }
    for (const auto& [code, line] : *agencies) answer.agencies.emplace_back(code, line.name);
    return answer;
}

}  // namespace motcua::api
