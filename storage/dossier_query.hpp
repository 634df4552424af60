#pragma once

#include "domain/access.hpp"
#include "storage/dossier_row.hpp"

#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

// What the queries for one dossier and for lists of them have in common. Only for storage/.

namespace motcua::storage {

namespace detail {

template <class... Row, class... Extra, class Take>
void each_record(Session& session,
                 std::type_identity<std::tuple<Row...>>,
                 std::type_identity<std::tuple<Extra...>>,
                 const std::string& sql,
                 Params params,
                 Take take)
{
    const auto split = [&]<std::size_t... I, std::size_t... J>(auto& all, std::index_sequence<I...>,
                                                               std::index_sequence<J...>) {
        take(std::tuple<Row...>{std::move(std::get<I>(all))...},
             std::tuple<Extra...>{std::move(std::get<sizeof...(I) + J>(all))...});
    };
    session.each<Row..., Extra...>(sql, std::move(params), [&](std::tuple<Row..., Extra...>&& all) {
        split(all, std::index_sequence_for<Row...>{}, std::index_sequence_for<Extra...>{});
    });
}

}  // namespace detail

// Calls `take` with the dossier's row and the further columns `Extra` of each row of a query that names
// dossier_columns() first.
template <class Extra, class Take>
void each_dossier(Session& session, const std::string& sql, Params params, Take take)
{
    detail::each_record(session, std::type_identity<DossierRow>{}, std::type_identity<Extra>{}, sql, std::move(params),
                        take);
}

// The tables of a query that calls the dossier d, with the names people know it by …
inline constexpr const char* kDossierFrom =
    " FROM dossier d JOIN procedure_version v ON v.code = d.procedure_code AND v.valid_from = d.procedure_valid_from "
    "LEFT JOIN party p ON p.dossier_code = d.code AND p.role = 'applicant' "
    "LEFT JOIN unit hu ON hu.code = COALESCE(d.holder_unit, d.handoff_to) "
    "LEFT JOIN account ha ON ha.account = COALESCE(d.holder_person, d.handoff_by) ";

// … and the columns of those names.
inline constexpr const char* kDossierNames = ", v.name, v.field, hu.name, ha.name";

// The units of the actor's agency and of all below it, as "(SELECT code …)"; none for who stands nowhere, although
// every path begins with an empty one. Binds :path and :path_end.
std::string units_below(const Actor& actor, Params& params);

// The units of the agencies the actor may read about, as "(SELECT code …)". Binds :agency, or :path and :path_end.
std::string units_in_scope(const Actor& actor, Params& params);

// The condition that keeps to the agencies the actor answers for or oversees, whoever has the dossier now: what figures
// are counted over. Binds :agency, :path and :path_end as far as it uses them.
std::string in_scope_of(const Actor& actor, Params& params);

// The condition that keeps to what the actor may read: the same, and what its unit has in hand. Binds :unit, too.
std::string visible_to(const Actor& actor, Params& params);

}  // namespace motcua::storage
