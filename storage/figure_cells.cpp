#include "storage/figure_cells.hpp"

#include "storage/facts_known.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace motcua::storage {
namespace {

// The figures of one group, a period each.
using Series = std::vector<Figures>;

struct Group {
    std::string name;
    Series series;
};
using Groups = std::map<std::string, Group>;

// The walk over one table of facts.
class Count {
public:
    Count(const std::vector<NamedPeriod>& periods, Instant as_of) : periods_(periods), as_of_(as_of) {}

    void add(int group, const Life& life, const FactsReach& reach)
    {
        const auto place = static_cast<std::size_t>(group);
        if (series_.size() <= place) series_.resize(place + 1);
        Series& series = series_[place];
        for (std::size_t i = 0; i < periods_.size(); ++i) {
            const Period& period = periods_[i].period;
            if (reach.ends < period.from) break;
            if (!reach.meets(period)) continue;
            if (series.empty()) series.resize(periods_.size());
            series[i].add(life, period, as_of_);
        }
    }

    bool is_too_large() const { return kMostCells < series_.size() * periods_.size(); }

    void pour_into(Groups& groups, std::vector<FigureGroups::Group> names)
    {
        names.resize(std::max(names.size(), series_.size()));
        series_.resize(names.size());
        for (std::size_t i = 0; i < names.size(); ++i) {
            Group& group = groups[names[i].key];
            group.name = std::move(names[i].name);
            group.series.resize(periods_.size());
            for (std::size_t p = 0; p < series_[i].size(); ++p) group.series[p].add(series_[i][p]);
        }
    }

private:
    const std::vector<NamedPeriod>& periods_;
    Instant as_of_;
    std::vector<Series> series_;
};

void check(const std::string& key, const Series& series)
{
    for (std::size_t i = 0; i < series.size(); ++i) {
        auto broken = fault(series[i]);
        if (!broken && i > 0) broken = fault_between(series[i - 1], series[i]);
        if (broken) throw std::logic_error("figures of group \"" + key + "\" do not add up: " + *broken);
    }
}

std::vector<FigureCell> cells_of(Groups groups, const std::vector<NamedPeriod>& periods)
{
    std::vector<FigureCell> cells;
    for (auto& [key, group] : groups) {
        const bool empty = std::ranges::all_of(group.series, [](const Figures& f) { return f == Figures{}; });
        if (empty && !key.empty()) continue;
        check(key, group.series);
        for (std::size_t i = 0; i < periods.size(); ++i)
            cells.push_back({key, group.name, periods[i], std::move(group.series[i])});
    }
    return cells;
}

// The same walk for the dossiers and, by other groups, for the pieces of work among them.
class Tally {
public:
    Tally(Session& session, const Actor& actor, const FigureQuestion& question)
        : session_(session), actor_(actor), question_(question)
    {
        if (question.span) {
            periods_ = periods_of(question.whole, *question.span, question.cutoff);
        } else {
            periods_.push_back({"", question.whole});
        }
        if (question.group_by == GroupBy::none) groups_[""].series.resize(periods_.size());
    }

    std::size_t periods() const { return periods_.size(); }

    // False when there are too many cells. What `is_other` says yes to is left out.
    bool add(const FactsTable& table, const auto& is_other)
    {
        FigureGroups groups{session_, table, actor_, question_.group_by, question_.filter};
        FigureGroups asked{session_, table, actor_, GroupBy::asked_agency, question_.filter};
        Count dossiers{periods_, question_.as_of};
        Count children{whole_, question_.as_of};
        for (std::uint32_t i = 0; i < table.size() && !dossiers.is_too_large(); ++i) {
            if (is_other(i) || !table.reach(i).meets(question_.whole)) continue;
            const FactsRow& row = table.row(i);
            if (row.child && row.asked_unit == FactsRow::kNone) continue;
            const int group = (row.child ? asked : groups).group_of(row);
            if (group != FigureGroups::kLeftOut) (row.child ? children : dossiers).add(group, row.life, table.reach(i));
        }
        if (dossiers.is_too_large()) return false;
        dossiers.pour_into(groups_, groups.groups(session_));
        children.pour_into(children_, asked.groups(session_));
        return true;
    }

    FigureCells cells() && { return {cells_of(std::move(groups_), periods_), cells_of(std::move(children_), whole_)}; }

private:
    Session& session_;
    const Actor& actor_;
    const FigureQuestion& question_;
    std::vector<NamedPeriod> periods_ = {};
    std::vector<NamedPeriod> whole_{{"", question_.whole}};
    Groups groups_ = {};
    Groups children_ = {};
};

}  // namespace

Result<FigureCells> count_figures(Session& session,
                                  const FactsStore& store,
                                  Calendars& calendars,
                                  const AlarmRules& rules,
                                  const Actor& actor,
                                  const FigureQuestion& question)
{
    const auto too_many = [] { return reject(Reason::too_many, "/span", {std::to_string(kMostCells)}); };
    Tally tally{session, actor, question};
    if (kMostCells < tally.periods()) return too_many();
    const auto add = [&](const FactsTable& table, const auto& is_other) { return tally.add(table, is_other); };
    if (!each_known_table(session, store, calendars, rules, question.as_of, add)) return too_many();
    return std::move(tally).cells();
}

}  // namespace motcua::storage
