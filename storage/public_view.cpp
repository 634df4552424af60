#include "storage/public_view.hpp"

#include <stdexcept>

namespace motcua::storage {
namespace {

constexpr const char* kSelect =
    "SELECT d.code, d.status, CASE WHEN d.received_by = '' THEN 0 ELSE 1 END, d.received_at, d.original_due_at, "
    "d.due_at, d.ready_at, d.ended_at, d.outcome, v.name, "
    "hu.name, u.name, k.pin_hash FROM citizen_key k JOIN dossier d ON d.code = k.dossier_code "
    "JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
    "JOIN unit u ON u.code = d.desk_code LEFT JOIN unit hu ON hu.code = COALESCE(d.holder_unit, d.handoff_from) ";

std::optional<PublicView> find(Session& session, const std::string& where, const std::string& key)
{
    using Moment = std::optional<Instant>;
    using Text = std::optional<std::string>;
    auto row = session.find<std::string, std::string, bool, Instant, Moment, Moment, Moment, Moment, Text, std::string,
                            Text, std::string, std::string>(kSelect + where, {{"key", key}});
    if (!row) return std::nullopt;
    auto& [code, status, received, received_at, original, due, ready, ended, outcome, procedure, department, desk,
           pin] = *row;
    const auto known = status_from(status);
    if (!known) throw std::runtime_error("a dossier has a status this program does not know");
    return PublicView{code,
                      *known,
                      received,
                      received_at,
                      original,
                      due,
                      ready,
                      ended,
                      outcome == "refused",
                      procedure,
                      department.value_or(""),
                      desk,
                      pin};
}

}  // namespace

std::optional<PublicView> find_public(Session& session, const std::string& code)
{
    return find(session, "WHERE k.dossier_code = :key", code);
}

std::optional<PublicView> find_public_by_token(Session& session, const std::string& token_hash)
{
    return find(session, "WHERE k.token_hash = :key", token_hash);
}

}  // namespace motcua::storage
