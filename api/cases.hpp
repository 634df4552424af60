#pragma once

#include "api/call.hpp"
#include "domain/decide.hpp"
#include "storage/dossier_row.hpp"
#include "storage/sealed.hpp"

#include <optional>
#include <string>
#include <vector>

// What the use cases have in common: reading a dossier the actor may see, and making a command happen.

namespace motcua::api {

// forbidden_role for who may never do this, whatever the dossier.
Outcome<void> check_role(const Call& call, Action action);

// forbidden_role for who may see no dossier at all: an administrator.
Outcome<void> check_reader(const Call& call);

// Figures of persons are for who answers for them or inspects them; they are never a ranking. forbidden_role at
// `pointer`.
Outcome<void> check_sees_persons(Role role, const std::string& pointer);

// unknown_dossier when this one is not for the caller's eyes: codes can be guessed, and who may not read a dossier is
// not told that there is one. Otherwise the call knows from here on how its account stands to it.
Outcome<void> check_visible(storage::Session& session, Call& call, const Dossier& dossier);

// The dossier as it stands, checked by both. unknown_dossier.
Outcome<storage::StoredDossier> readable_dossier(storage::Session& session, Call& call, const std::string& code);

// What the rules need to know besides a dossier of this desk and procedure.
Context context_of(storage::Session& session, Call& call, const std::string& desk, const std::string& procedure);

// Decides, and on success writes the event with what it seals. When somebody else's event came first, or the rules
// refuse, nothing is written.
Outcome<Dossier> carry_out(storage::Session& session,
                           const storage::StoredDossier& before,
                           const Command& command,
                           const Context& context,
                           const std::vector<storage::SealedValue>& sealed);

// Seals a text for the event field of this name and remembers it among those to write.
Seal seal_text(std::vector<storage::SealedValue>& sealed, const char* field, std::string text);
std::optional<Seal> seal_text(std::vector<storage::SealedValue>& sealed,
                              const char* field,
                              std::optional<std::string> text);

}  // namespace motcua::api
