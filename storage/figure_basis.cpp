#include "storage/figure_basis.hpp"

#include "storage/calendar_version.hpp"
#include "storage/facts_text.hpp"
#include "storage/hashes.hpp"

namespace motcua::storage {
namespace {

std::string catalogue_hash(Session& session)
{
    Sha256 hash;
    const auto take = [&](auto&& row) {
        std::apply([&](const auto&... column) { (hash.take(column + "\t"), ...); }, row);
        hash.take("\n");
    };
    session.each<std::string, std::string, std::string, std::string>(
        "SELECT code, kind, agency_code, path FROM unit ORDER BY code", {}, take);
    session.each<std::string, std::string, std::string>(
        "SELECT code, valid_from, field FROM procedure_version ORDER BY code, valid_from", {}, take);
    session.each<std::string, std::string>(
        "SELECT procedure_code, unit_role FROM procedure_step ORDER BY procedure_code, seq", {}, take);
    return std::move(hash).hex();
}

}  // namespace

FigureBasis figure_basis(Session& session, const AlarmRules& rules)
{
    return {kFactsForm, calendar_version(session), rules.accept_hours, catalogue_hash(session)};
}

AlarmRules rules_of(const FigureBasis& basis)
{
    AlarmRules rules;
    rules.accept_hours = static_cast<int>(basis.accept_hours);
    return rules;
}

}  // namespace motcua::storage
