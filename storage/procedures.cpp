#include "storage/catalogue.hpp"

#include <tuple>

namespace motcua::storage {
namespace {

using ProcedureRow = std::tuple<std::string,
                                std::string,
                                std::string,
                                std::string,
                                std::string,
                                std::int64_t,
                                std::string,
                                std::optional<std::int64_t>,
                                Date,
                                std::optional<Date>,
                                bool>;

Procedure procedure(ProcedureRow&& row)
{
    auto& [code, name, field, level, unit, halves, policy, fee, from, to, sensitive] = row;
    return {.code = std::move(code),
            .name = std::move(name),
            .field = std::move(field),
            .level = level_from(level).value(),
            .limit = {limit_unit_from(unit).value(), halves},
            .supplement = supplement_policy_from(policy).value(),
            .fee_vnd = fee,
            .validity = {from, to},
            .sensitive = sensitive};
}

std::vector<Procedure> procedures(Session& session, std::string_view sql, Params params)
{
    std::vector<Procedure> list;
    session.each<std::string, std::string, std::string, std::string, std::string, std::int64_t, std::string,
                 std::optional<std::int64_t>, Date, std::optional<Date>, bool>(
        sql, std::move(params), [&](ProcedureRow&& row) { list.push_back(procedure(std::move(row))); });
    return list;
}

std::optional<Procedure> only(std::vector<Procedure> list)
{
    if (list.empty()) return std::nullopt;
    return std::move(list.front());
}

}  // namespace

std::optional<Procedure> find_procedure(Session& session, const std::string& code, Date date)
{
    return only(procedures(
        session,
        R"(SELECT code, name, field, level, limit_unit, limit_halves, supplement_policy, fee_vnd, valid_from, valid_to,
                  sensitive
           FROM procedure_version
           WHERE code = :code AND valid_from <= :date AND (valid_to IS NULL OR valid_to >= :date))",
        {{"code", code}, {"date", date}}));
}

std::optional<Procedure> find_procedure_version(Session& session, const std::string& code, Date valid_from)
{
    return only(procedures(
        session,
        R"(SELECT code, name, field, level, limit_unit, limit_halves, supplement_policy, fee_vnd, valid_from, valid_to,
                  sensitive
           FROM procedure_version WHERE code = :code AND valid_from = :valid_from)",
        {{"code", code}, {"valid_from", valid_from}}));
}

std::vector<Procedure> all_procedures(Session& session)
{
    return procedures(
        session,
        R"(SELECT code, name, field, level, limit_unit, limit_halves, supplement_policy, fee_vnd, valid_from, valid_to,
                  sensitive
           FROM procedure_version ORDER BY code, valid_from)",
        {});
}

}  // namespace motcua::storage
