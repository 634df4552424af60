#include "storage/public_view.hpp"

#include <stdexcept>

namespace motcua::storage {
namespace {

// A stop ends by itself, without an event.
constexpr const char* kSelect =
    "SELECT d.code, CASE WHEN d.status = 'stopped' AND d.paused_until <= :now THEN d.resume_status ELSE d.status END, "
    "d.resume_status, d.channel, CASE WHEN d.received_by = '' THEN 0 ELSE 1 END, d.received_at, d.original_due_at, "
    "d.due_at, d.paused_until, d.ready_at, d.ended_at, d.reappointments, d.announced_at, d.outcome, v.name, hu.name, "
    "d.handoff_id, u.name, k.pin_hash FROM citizen_key k JOIN dossier d ON d.code = k.dossier_code "
    "JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
    "JOIN unit u ON u.code = d.desk_code LEFT JOIN unit hu ON hu.code = COALESCE(d.holder_unit, d.handoff_to) ";

template <class T>
T known(const std::optional<T>& value)
{
    if (!value) throw std::runtime_error("a dossier has a status or channel this program does not know");
    return *value;
}

std::optional<PublicView> find(Session& session, const std::string& where, const std::string& key, Instant now)
{
    using Moment = std::optional<Instant>;
    using Text = std::optional<std::string>;
    using Number = std::optional<std::int64_t>;
    auto row = session.find<std::string, std::string, Text, std::string, bool, Instant, Moment, Moment, Moment, Moment,
                            Moment, std::int64_t, Moment, Text, std::string, Text, Number, std::string, std::string>(
        kSelect + where, {{"now", now}, {"key", key}});
    if (!row) return std::nullopt;
    auto& [code, status, resumes, channel, received, received_at, original, due, until, ready, ended, reappointments,
           announced, outcome, procedure, department, handoff, desk, pin] = *row;
    return PublicView{code,
                      known(status_from(status)),
                      resumes ? status_from(*resumes) : std::nullopt,
                      known(channel_from(channel)),
                      received,
                      received_at,
                      original,
                      due,
                      until,
                      ready,
                      ended,
                      reappointments > 0,
                      announced.has_value(),
                      outcome == "refused",
                      procedure,
                      department.value_or(""),
                      handoff.has_value(),
                      desk,
                      pin};
}

}  // namespace

std::optional<PublicView> find_public(Session& session, const std::string& code, Instant now)
{
    return find(session, "WHERE k.dossier_code = :key", code, now);
}

std::optional<PublicView> find_public_by_token(Session& session, const std::string& token_hash, Instant now)
{
    return find(session, "WHERE k.token_hash = :key", token_hash, now);
}

}  // namespace motcua::storage
