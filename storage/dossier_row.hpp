#pragma once

#include "domain/dossier.hpp"
#include "storage/session.hpp"

#include <span>
#include <string>
#include <tuple>
#include <vector>

// How a dossier and a row of the table `dossier` turn into each other: the one place that lists its columns.

namespace motcua::storage {

// A dossier as the projection has it, with the hash its next event is chained to.
struct StoredDossier {
    Dossier dossier;
    std::string head_hash;

    bool operator==(const StoredDossier&) const = default;
};

template <class T>
using Nullable = std::optional<T>;

// The columns' types in the order of dossier_columns().
using DossierRow = std::tuple<std::string,  // code
                              std::int64_t,
                              std::string,
                              std::string,
                              Date,  // procedure_valid_from
                              std::string,
                              std::string,
                              std::string,
                              Instant,  // received_at
                              Instant,
                              std::string,
                              Nullable<Instant>,  // filed_at
                              std::int64_t,
                              Nullable<std::string>,
                              std::string,  // limit_unit
                              std::int64_t,
                              std::string,
                              std::string,
                              Nullable<Instant>,  // original_due_at
                              Nullable<Instant>,
                              Nullable<std::string>,  // holder_unit
                              Nullable<std::string>,
                              bool,
                              Nullable<std::int64_t>,  // handoff_id
                              Nullable<std::string>,
                              Nullable<std::string>,
                              Nullable<std::string>,
                              Instant,                // held_since
                              Nullable<std::string>,  // paper_unit
                              Nullable<std::int64_t>,
                              Nullable<std::string>,
                              Nullable<std::string>,
                              Nullable<Instant>,
                              Nullable<std::int64_t>,  // located_n
                              Nullable<std::int64_t>,
                              Nullable<Instant>,
                              Nullable<Instant>,
                              Nullable<std::string>,  // step_unit
                              Nullable<std::int64_t>,
                              Nullable<Instant>,  // paused_since
                              Nullable<Instant>,
                              Nullable<std::string>,
                              std::int64_t,  // pauses
                              std::int64_t,
                              std::int64_t,
                              Nullable<std::string>,  // outcome
                              Nullable<Instant>,
                              Nullable<Instant>,
                              Nullable<Instant>,  // announced_at
                              Nullable<Instant>,
                              Nullable<std::string>,  // coordinators
                              Nullable<std::string>,
                              Nullable<std::string>,  // children
                              Nullable<std::string>,
                              Nullable<std::string>,
                              Instant,
                              std::string>;  // head_hash

// "d.code, d.version, …" for a query that calls the table d.
const std::string& dossier_columns();

StoredDossier from_row(const DossierRow& row);

// All columns of the row with their values.
Params params_of(const StoredDossier& stored);

// What lists are ordered by: the due date, and behind all dates what has none.
std::int64_t due_order(const Dossier& dossier);

// False, and nothing done, when the code is taken.
bool insert_dossier(Session& session, const StoredDossier& stored);

// Replaces the row of the same code if it still is at `expected_version`; false when it is not.
bool update_dossier(Session& session, const StoredDossier& stored, std::int64_t expected_version);

// Writes the version, dates and hash of a group of dossiers (storage/many_rows.hpp), each of them still one version
// behind; the codes of those that were.
std::vector<std::string> update_dates(Session& session, std::span<const StoredDossier> dossiers);

// Replaces the row of the same code whatever it holds; only for making the projection anew.
void rewrite_dossier(Session& session, const StoredDossier& stored);

}  // namespace motcua::storage
