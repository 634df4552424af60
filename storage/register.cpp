#include "storage/register.hpp"

#include "storage/conditions.hpp"
#include "storage/dossier_query.hpp"

#include <utility>

namespace motcua::storage {
namespace {

constexpr int kPage = 1000;

std::string query_of(const Actor& actor, const FigureFilter& filter, Params& params)
{
    const std::string scope = in_scope_of(actor, params);
    Conditions where{params};
    where.add("d.parent_code IS NULL AND d.received_by <> ''");
    where.add("d.received_at < :to");
    where.add("(d.received_at, d.code) > (:at, :code)");
    where.add_if(filter.unit, std::string{"d.desk_code"} + kInOrBelow, "below");
    where.add_if(filter.field, "v.field = :field", "field");
    where.add_if(filter.procedure, "d.procedure_code = :procedure", "procedure");
    if (filter.channel) where.add("d.channel = :channel", "channel", to_string(*filter.channel));
    if (filter.level) where.add("v.level = :level", "level", to_string(*filter.level));
    return "SELECT d.code, v.name, du.name, ra.name, d.channel, d.received_at, d.original_due_at, d.due_at, "
           "d.ready_at, "
           "d.ended_at, d.status, d.outcome, d.reappointments, d.supplements, p.name, p.address, p.phone FROM dossier "
           "d "
           "JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
           "JOIN unit du ON du.code = d.desk_code JOIN account ra ON ra.account = d.received_by "
           "LEFT JOIN party p ON p.dossier_code = d.code AND p.role = 'applicant' WHERE " +
           scope + where.sql() + " ORDER BY d.received_at, d.code LIMIT :limit";
}

}  // namespace

void each_registered(Session& session,
                     const Actor& actor,
                     const Period& period,
                     const FigureFilter& filter,
                     const std::function<void(const RegisterRow&)>& take)
{
    Params shared;
    const std::string sql = query_of(actor, filter, shared);
    // Behind no code: the empty one comes before all others.
    std::pair<Instant, std::string> last{period.from, ""};
    for (int rows = kPage; rows == kPage;) {
        rows = 0;
        Params params = shared;
        params.emplace_back("to", period.to);
        params.emplace_back("at", last.first);
        params.emplace_back("code", last.second);
        params.emplace_back("limit", kPage);
        session.each<std::string, std::string, std::string, std::string, std::string, Instant, Nullable<Instant>,
                     Nullable<Instant>, Nullable<Instant>, Nullable<Instant>, std::string, Nullable<std::string>,
                     std::int64_t, std::int64_t, Nullable<std::string>, Nullable<std::string>, Nullable<std::string>>(
            sql, std::move(params), [&](auto&& columns) {
                auto& [code, procedure, desk, received_by, channel, received_at, original_due_at, due_at, ready_at,
                       ended_at, status, outcome, reappointments, supplements, applicant, address, phone] = columns;
                ++rows;
                last = {received_at, code};
                take({.code = std::move(code),
                      .procedure = std::move(procedure),
                      .desk = std::move(desk),
                      .received_by = std::move(received_by),
                      .channel = channel_from(channel).value(),
                      .received_at = received_at,
                      .original_due_at = original_due_at,
                      .due_at = due_at,
                      .ready_at = ready_at,
                      .ended_at = ended_at,
                      .status = status_from(status).value(),
                      .outcome = outcome ? outcome_from(*outcome) : std::nullopt,
                      .reappointments = reappointments,
                      .supplements = supplements,
                      .applicant = std::move(applicant),
                      .address = std::move(address),
                      .phone = std::move(phone)});
            });
    }
}

}  // namespace motcua::storage
