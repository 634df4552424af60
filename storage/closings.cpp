#include "storage/closings.hpp"

#include "storage/database.hpp"
#include "storage/dossier_query.hpp"
#include "storage/hashes.hpp"
#include "storage/journal.hpp"

#include <array>
#include <stdexcept>

namespace motcua::storage {
namespace {

// What is kept of a cell, in the order of measures.
template <class Take>
void each_kept(const MeasuredCells& cells, Take take)
{
    const auto all = measures();
    for (const auto& [cell, values] : cells)
        for (std::size_t i = 0; i < all.size(); ++i)
            if (values[i] && (*values[i] != 0 || !all[i].adds_up)) take(cell, all[i].name, *values[i]);
}

void take_line(Sha256& hash, const auto&... columns)
{
    (hash.take(std::string{columns} + "\t"), ...);
    hash.take("\n");
}

void take_entries(Session& session, Sha256& hash, std::int64_t after, std::int64_t last)
{
    constexpr int kAtOnce = 10'000;
    for (bool more = true; more;) {
        more = false;
        session.each<std::int64_t, std::string, std::int64_t, std::string>(
            "SELECT position, dossier_code, n, hash FROM journal WHERE position > :after AND position <= :last "
            "ORDER BY position LIMIT :limit",
            {{"after", after}, {"last", last}, {"limit", kAtOnce}}, [&](auto&& row) {
                const auto& [position, dossier, n, entry_hash] = row;
                take_line(hash, std::to_string(position), dossier, std::to_string(n), entry_hash);
                after = position;
                more = true;
            });
    }
}

constexpr const char* kSelect =
    "SELECT id, agency_code, name, period_from, period_to, cutoff, journal_position, facts_form, calendar_version, "
    "accept_hours, catalogue, closed_at, closed_by, on_behalf_of, hash FROM closed_period ";

std::vector<ClosedPeriod> select_closings(Session& session, const std::string& tail, Params params)
{
    std::vector<ClosedPeriod> closings;
    session.each<std::int64_t, std::string, std::optional<std::string>, Instant, Instant, std::int64_t, std::int64_t,
                 std::int64_t, std::int64_t, std::int64_t, std::string, Instant, std::string,
                 std::optional<std::string>, std::string>(kSelect + tail, std::move(params), [&](auto&& row) {
        auto& [id, agency, name, from, to, cutoff, position, form, calendar, hours, catalogue, at, by, behalf, hash] =
            row;
        closings.push_back({.id = id,
                            .agency = std::move(agency),
                            .period = {name.value_or(""), {from, to}},
                            .cutoff = static_cast<int>(cutoff),
                            .position = position,
                            .basis = {form, calendar, hours, std::move(catalogue)},
                            .closed_at = at,
                            .closed_by = std::move(by),
                            .on_behalf_of = std::move(behalf),
                            .hash = std::move(hash)});
    });
    return closings;
}

std::optional<ClosedPeriod> first_of(std::vector<ClosedPeriod> closings)
{
    if (closings.empty()) return std::nullopt;
    return std::move(closings.front());
}

// The condition that keeps to agencies whose figures the actor may read.
std::string readable_by(const Actor& actor, Params& params)
{
    return "agency_code IN " + units_in_scope(actor, params);
}

void insert(Session& session, const ClosedPeriod& closing, const MeasuredCells& cells)
{
    const auto& [form, calendar, hours, catalogue] = closing.basis;
    const bool is_new =
        session
            .value<std::int64_t>(
                "INSERT INTO closed_period (id, agency_code, name, period_from, period_to, cutoff, journal_position, "
                "facts_form, calendar_version, accept_hours, catalogue, closed_at, closed_by, on_behalf_of, hash) "
                "VALUES (:id, :agency, :name, :from, :to, :cutoff, :position, :form, :calendar, :hours, :catalogue, "
                ":at, :by, :behalf, :hash) ON CONFLICT DO NOTHING RETURNING id",
                {{"id", closing.id},
                 {"agency", closing.agency},
                 {"name", closing.period.name.empty() ? std::nullopt : std::optional{closing.period.name}},
                 {"from", closing.period.period.from},
                 {"to", closing.period.period.to},
                 {"cutoff", closing.cutoff},
                 {"position", closing.position},
                 {"form", form},
                 {"calendar", calendar},
                 {"hours", hours},
                 {"catalogue", catalogue},
                 {"at", closing.closed_at},
                 {"by", closing.closed_by},
                 {"behalf", closing.on_behalf_of},
                 {"hash", closing.hash}})
            .has_value();
    if (!is_new) throw Overtaken{};
    each_kept(cells, [&](const CellKey& cell, const std::string& measure, std::int64_t value) {
        session.execute(
            "INSERT INTO closed_figure (closing, group_by, group_key, measure, value) "
            "VALUES (:closing, :group_by, :key, :measure, :value)",
            {{"closing", closing.id},
             {"group_by", to_string(cell.first)},
             {"key", cell.second},
             {"measure", measure},
             {"value", value}});
    });
}

}  // namespace

std::string closing_hash(Session& session,
                         const std::optional<ClosedPeriod>& before,
                         const ClosedPeriod& closing,
                         const MeasuredCells& cells)
{
    Sha256 hash;
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    take_line(hash, before ? before->hash : std::string{});
    take_entries(session, hash, before ? before->position : 0, closing.position);
    const auto& [form, calendar, hours, catalogue] = closing.basis;
    take_line(hash, text(closing.id), closing.agency, closing.period.name, format_instant(closing.period.period.from),
              format_instant(closing.period.period.to), text(closing.cutoff), text(closing.position), text(form),
              text(calendar), text(hours), catalogue, format_instant(closing.closed_at), closing.closed_by,
              closing.on_behalf_of.value_or(""));
    each_kept(cells, [&](const CellKey& cell, const std::string& measure, std::int64_t value) {
        take_line(hash, to_string(cell.first), cell.second, measure, text(value));
    });
    return std::move(hash).hex();
}

Result<ClosedPeriod> close_period(Session& session,
                                  Calendars& calendars,
                                  const AlarmRules& rules,
                                  const CloseOrder& order)
{
    const Period& period = order.period.period;
    const auto closed = session.value<std::int64_t>(
        "SELECT id FROM closed_period WHERE agency_code = :agency AND period_from = :from AND period_to = :to",
        {{"agency", order.agency}, {"from", period.from}, {"to", period.to}});
    if (closed) return reject(Reason::period_closed, "/period", {order.agency, std::to_string(*closed)});
    const auto before = first_of(select_closings(session, "ORDER BY id DESC LIMIT 1", {}));
    ClosedPeriod closing{.id = before ? before->id + 1 : 1,
                         .agency = order.agency,
                         .period = order.period,
                         .cutoff = order.cutoff,
                         .position = settled_position(session),
                         .basis = figure_basis(session, rules),
                         .closed_at = order.now,
                         .closed_by = order.account,
                         .on_behalf_of = order.on_behalf_of};
    const MeasuredCells cells = fold_cells(session, calendars, closing.scope());
    // A calendar or catalogue that came into force meanwhile may be in some of the figures.
    if (figure_basis(session, rules) != closing.basis) throw Overtaken{};
    closing.hash = closing_hash(session, before, closing, cells);
    insert(session, closing, cells);
    return closing;
}

std::optional<ClosedPeriod> find_closing(Session& session, const Actor& actor, std::int64_t id)
{
    Params params{{"id", id}};
    const std::string where = "WHERE id = :id AND " + readable_by(actor, params);
    return first_of(select_closings(session, where, std::move(params)));
}

std::vector<ClosedPeriod> list_closings(Session& session, const Actor& actor, const ClosingQuery& query)
{
    Params params{{"limit", query.limit}};
    std::string where = "WHERE " + readable_by(actor, params);
    if (query.agency) {
        where += " AND agency_code = :of";
        params.emplace_back("of", *query.agency);
    }
    if (query.before) {
        where += " AND id < :before";
        params.emplace_back("before", *query.before);
    }
    return select_closings(session, where + " ORDER BY id DESC LIMIT :limit", std::move(params));
}

std::vector<ClosedPeriod> closing_chain(Session& session)
{
    return select_closings(session, "ORDER BY id", {});
}

MeasuredCells frozen_cells(Session& session, std::int64_t closing)
{
    MeasuredCells cells;
    session.each<std::string, std::string, std::string, std::int64_t>(
        "SELECT group_by, group_key, measure, value FROM closed_figure WHERE closing = :closing",
        {{"closing", closing}}, [&](auto&& row) {
            auto& [by, key, name, value] = row;
            const auto group_by = group_by_from(by);
            const auto measure = measure_from(name);
            if (!group_by || !measure)
                throw std::runtime_error("figure " + by + " " + name + " of closing " + std::to_string(closing) +
                                         " is none this program knows");
            const auto cell = cells.try_emplace({*group_by, std::move(key)}, empty_cell()).first;
            cell->second[*measure] = value;
        });
    return cells;
}

}  // namespace motcua::storage
