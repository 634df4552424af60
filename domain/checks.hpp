#pragma once

#include "domain/access.hpp"
#include "domain/dossier.hpp"

namespace motcua {

// The desk asks for a supplement at most once during processing (NĐ 61/2018/NĐ-CP art. 11(2)c) …
inline constexpr int kMaxSupplements = 1;
// … and appoints a new date at most once (art. 19(9)).
inline constexpr int kMaxReappointments = 1;
// Before the receipt the citizen is guided once, in full (art. 15(3)).
inline constexpr int kMaxGuidances = 1;

// Heads assign work, decide what is assigned to somebody else, and approve a new date.
bool is_head(Role role);

// Whether the actor may do this with the dossier as it stands, before anything the request says is looked at.
Result<void> check_action(const Dossier& dossier, Action action, const Actor& actor);

}  // namespace motcua
