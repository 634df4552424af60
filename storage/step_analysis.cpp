#include "storage/step_analysis.hpp"

#include "domain/step_visits.hpp"
#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"
#include "storage/journal.hpp"

#include <algorithm>
#include <vector>

namespace motcua::storage {
namespace {

constexpr int kBatch = 1024;

// The next codes behind `after` of dossiers that may have something in the period.
std::vector<std::string> next_codes(Session& session,
                                    const Actor& actor,
                                    const StepQuery& query,
                                    const std::string& after)
{
    Params params{{"from", query.period.from}, {"to", query.period.to}, {"after", after}, {"limit", kBatch}};
    Conditions where{params};
    where.add(in_scope_of(actor, params));
    where.add_if(query.unit, std::string{"d.desk_code"} + kInOrBelow, "below");
    where.add_if(query.procedure, "d.procedure_code = :procedure", "procedure");
    const std::string sql =
        "SELECT d.code FROM dossier d WHERE d.code > :after AND d.received_by <> '' AND d.received_at < :to "
        "AND d.parent_code IS NULL AND (d.ready_at IS NULL OR d.ready_at >= :from) "
        "AND (d.ready_at IS NOT NULL OR d.ended_at IS NULL OR d.ended_at >= :from)" +
        where.sql() + " ORDER BY d.code LIMIT :limit";
    std::vector<std::string> codes;
    session.each<std::string>(sql, std::move(params),
                              [&](auto&& row) { codes.push_back(std::get<0>(std::move(row))); });
    return codes;
}

// Adds up the journals it is given; stops adding at the first that cannot be reckoned.
class Sums {
public:
    Sums(Session& session, Calendars& calendars, const StepQuery& query)
        : calendars_(session, calendars), query_(query), as_of_(std::min(query.period.to, query.now))
    {
    }

    void take(const std::vector<Event>& whole)
    {
        const auto history = happened_before(whole, query_.period.to);
        if (refused_ || history.empty()) return;
        Dossier begun = apply({}, history.front());
        const auto runs = dossier_runs(history, calendars_.of(begun.desk), as_of_);
        if (!runs) {
            refused_ = runs.error();
            return;
        }
        add(figures_[std::move(begun.procedure_code)], *runs, query_.period);
    }

    Result<std::map<std::string, ProcedureFigures>> result() &&
    {
        if (refused_) return std::unexpected(*std::move(refused_));
        std::erase_if(figures_, [](const auto& one) { return one.second == ProcedureFigures{}; });
        return std::move(figures_);
    }

private:
    DeskCalendars calendars_;
    const StepQuery& query_;
    Instant as_of_;
    std::map<std::string, ProcedureFigures> figures_ = {};
    std::optional<Rejection> refused_ = {};
};

}  // namespace

Result<std::map<std::string, ProcedureFigures>> step_figures(Session& session,
                                                             Calendars& calendars,
                                                             const Actor& actor,
                                                             const StepQuery& query)
{
    Sums sums{session, calendars, query};
    std::string after;
    for (;;) {
        const auto codes = next_codes(session, actor, query, after);
        each_history(session, codes, [&](const std::vector<Event>& history) { sums.take(history); });
        if (codes.size() < kBatch) return std::move(sums).result();
        after = codes.back();
    }
}

}  // namespace motcua::storage
