#include "storage/restatement.hpp"

#include "storage/facts.hpp"
#include "storage/many_rows.hpp"

#include <algorithm>
#include <ranges>

namespace motcua::storage {
namespace {

// Calls `take` with each dossier of the agency that came before the end of the period.
void each_row_of(const FactsTable& table, const ClosedScope& scope, const auto& take)
{
    ByNumber<bool> is_agency{[&](std::uint32_t number) { return table.text(number) == scope.agency; }};
    for (std::uint32_t i = 0; i < table.size(); ++i) {
        if (scope.period.to <= table.reach(i).begins) continue;
        const FactsRow& row = table.row(i);
        if (is_agency.of(row.agency)) take(i, row);
    }
}

// How many entries of each dossier stand at or before the position; dossiers without one are left out.
std::map<std::string, std::int64_t> known_entries(Session& session,
                                                  std::span<const std::string> dossiers,
                                                  std::int64_t position)
{
    std::map<std::string, std::int64_t> known;
    each_group(session, dossiers, [&](std::span<const std::string> group) {
        Params params{{"position", position}};
        const std::string names = numbered_names(group, params);
        session.each<std::string, std::int64_t>(
            "SELECT dossier_code, max(n) FROM journal WHERE dossier_code IN (" + names +
                ") AND position <= :position GROUP BY dossier_code",
            std::move(params), [&](auto&& row) { known.emplace(std::get<0>(std::move(row)), std::get<1>(row)); });
    });
    return known;
}

const Measured& cell_in(const MeasuredCells& cells, const CellKey& key)
{
    const auto found = cells.find(key);
    return found == cells.end() ? empty_cell() : found->second;
}

std::vector<CellKey> keys_of(const MeasuredCells& some, const MeasuredCells& others)
{
    std::vector<CellKey> keys;
    std::ranges::set_union(some | std::views::keys, others | std::views::keys, std::back_inserter(keys));
    return keys;
}

class Comparison {
public:
    Comparison(Session& session,
               Calendars& calendars,
               const AlarmRules& rules,
               const FactsTable& table,
               const ClosedPeriod& closing,
               std::optional<GroupBy> group_by)
        : session_(session),
          calendars_(calendars),
          rules_(rules),
          table_(table),
          closing_(closing),
          scope_(closing.scope()),
          group_by_(group_by),
          directory_(session)
    {
    }

    Restatement run(const FigureBasis& basis)
    {
        CellSums today{directory_, scope_.period};
        std::map<std::string, std::uint32_t> touched;
        each_row_of(table_, scope_, [&](std::uint32_t i, const FactsRow& row) {
            today.add(row.life, place_of(table_, row));
            // Whatever came behind the close was written down after the period began.
            if (scope_.period.from <= table_.reach(i).recorded_at) touched.emplace(table_.dossier(i), i);
        });
        compare_dossiers(touched);
        const MeasuredCells frozen = frozen_cells(session_, closing_.id);
        const MeasuredCells as_today = measured_cells(today);
        for (const CellKey& key : keys_of(frozen, as_today))
            if (is_asked_for(key)) compare_cell(key, cell_in(frozen, key), cell_in(as_today, key));
        result_.basis = basis;
        return std::move(result_);
    }

private:
    bool is_asked_for(const CellKey& key) const { return !group_by_ || *group_by_ == key.first; }

    void compare_dossiers(const std::map<std::string, std::uint32_t>& touched)
    {
        std::vector<std::string> codes;
        std::ranges::copy(touched | std::views::keys, std::back_inserter(codes));
        auto known = known_entries(session_, codes, scope_.position);
        std::erase_if(codes,
                      [&](const std::string& code) { return table_.row(touched.at(code)).version <= known[code]; });
        std::map<std::string, Facts> before;
        for (Facts& facts : fold_facts(session_, calendars_, rules_, codes, {.position = scope_.position})) {
            std::string code = facts.dossier;
            before.emplace(std::move(code), std::move(facts));
        }
        for (const std::string& code : codes) {
            CellSums then{directory_, scope_.period};
            if (const auto facts = before.find(code); facts != before.end())
                then.add(life_of(facts->second), place_of(facts->second));
            CellSums now{directory_, scope_.period};
            const FactsRow& row = table_.row(touched.at(code));
            now.add(row.life, place_of(table_, row));
            compare_dossier({.code = code, .known = known[code]}, measured_cells(then), measured_cells(now));
        }
    }

    void compare_dossier(RestatedDossier dossier, const MeasuredCells& then, const MeasuredCells& now)
    {
        for (const CellKey& key : keys_of(then, now)) {
            if (!is_asked_for(key)) continue;
            const Measured& closed = cell_in(then, key);
            const Measured& today = cell_in(now, key);
            for (std::size_t i = 0; i < closed.size(); ++i) {
                if (!measures()[i].adds_up || closed[i] == today[i]) continue;
                dossier.changes.push_back({key, i, closed[i].value_or(0), today[i].value_or(0)});
                sums_[{key, i}] += dossier.changes.back().today - dossier.changes.back().closed;
            }
        }
        if (!dossier.changes.empty()) result_.dossiers.push_back(std::move(dossier));
    }

    void compare_cell(const CellKey& key, const Measured& closed, const Measured& today)
    {
        for (std::size_t i = 0; i < closed.size(); ++i) {
            Change change{key, i, closed[i], today[i]};
            if (measures()[i].adds_up) {
                const auto sum = sums_.find({key, i});
                change.by_entries = sum == sums_.end() ? 0 : sum->second;
                change.otherwise = *today[i] - *closed[i] - *change.by_entries;
            }
            if (closed[i] != today[i] || change.otherwise.value_or(0) != 0)
                result_.changes.push_back(std::move(change));
        }
    }

    Session& session_;
    Calendars& calendars_;
    const AlarmRules& rules_;
    const FactsTable& table_;
    const ClosedPeriod& closing_;
    ClosedScope scope_;
    std::optional<GroupBy> group_by_;
    CellDirectory directory_;
    std::map<std::pair<CellKey, std::size_t>, std::int64_t> sums_ = {};
    Restatement result_ = {};
};

}  // namespace

MeasuredCells cells_of_today(Session& session, const FactsStore& store, const ClosedScope& scope)
{
    const CellDirectory directory{session};
    CellSums sums{directory, scope.period};
    const auto view = store.view();
    each_row_of(view.table(), scope,
                [&](std::uint32_t, const FactsRow& row) { sums.add(row.life, place_of(view.table(), row)); });
    return measured_cells(sums);
}

Restatement restate(Session& session,
                    const FactsStore& store,
                    Calendars& calendars,
                    const AlarmRules& rules,
                    const ClosedPeriod& closing,
                    std::optional<GroupBy> group_by)
{
    const FigureBasis basis = figure_basis(session, rules);
    const auto view = store.view();
    return Comparison{session, calendars, rules, view.table(), closing, group_by}.run(basis);
}

}  // namespace motcua::storage
