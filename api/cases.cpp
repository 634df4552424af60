#include "api/cases.hpp"

#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"
#include "storage/journal.hpp"

#include <utility>

namespace motcua::api {

Outcome<void> check_role(const Call& call, Action action)
{
    if (role_may(call.account.role, action)) return {};
    const std::string role{to_string(call.account.role)};
    return refuse(Reason::forbidden_role, "", {role, std::string{to_string(action)}});
}

Outcome<void> check_reader(const Call& call)
{
    if (read_scope(call.account.role) != ReadScope::nothing) return {};
    return refuse(Reason::forbidden_role, "", {std::string{to_string(call.account.role)}, "read"});
}

Outcome<void> check_sees_persons(Role role, const std::string& pointer)
{
    if (role != Role::reception_clerk && role != Role::department_staff) return {};
    return refuse(Reason::forbidden_role, pointer, {std::string{to_string(role)}, "read-persons"});
}

Outcome<void> check_visible(storage::Session& session, Call& call, const Dossier& dossier)
{
    if (!storage::may_read(session, call.actor(), dossier)) return refuse(Reason::unknown_dossier, "", {dossier.code});
    call.oversees = storage::overseen_by(session, call.actor(), dossier);
    return {};
}

Outcome<storage::StoredDossier> readable_dossier(storage::Session& session, Call& call, const std::string& code)
{
    if (auto reader = check_reader(call); !reader) return std::unexpected(reader.error());
    auto stored = storage::find_stored(session, code);
    if (!stored) return refuse(Reason::unknown_dossier, "", {code});
    if (auto visible = check_visible(session, call, stored->dossier); !visible) return std::unexpected(visible.error());
    return *std::move(stored);
}

Context context_of(storage::Session& session, Call& call, const std::string& desk, const std::string& procedure)
{
    Context context;
    context.actor = call.actor();
    context.now = call.now;
    context.calendar = call.services.calendars.of(session, desk);
    context.steps = storage::steps_of(session, procedure);
    context.hour_rule = call.services.hour_rule;
    context.unit = storage::find_unit(session, call.account.unit_code).value();
    context.agency_kind = storage::find_unit(session, call.account.agency_code).value().kind;
    return context;
}

Outcome<Dossier> carry_out(storage::Session& session,
                           const storage::StoredDossier& before,
                           const Command& command,
                           const Context& context,
                           const std::vector<storage::SealedValue>& sealed)
{
    const auto event = decide(before.dossier, command, context);
    if (!event) return refuse(event.error());
    auto after = storage::append(session, before, *event, sealed);
    if (!after) return refuse(after.error());
    return *std::move(after);
}

Seal seal_text(std::vector<storage::SealedValue>& sealed, const char* field, std::string text)
{
    return sealed.emplace_back(storage::seal_value(field, std::move(text))).seal;
}

std::optional<Seal> seal_text(std::vector<storage::SealedValue>& sealed,
                              const char* field,
                              std::optional<std::string> text)
{
    if (!text) return std::nullopt;
    return seal_text(sealed, field, *std::move(text));
}

}  // namespace motcua::api
