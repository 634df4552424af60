#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/handoff_cases.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"

#include <map>
#include <stdexcept>
#include <utility>

namespace motcua::api {
namespace {

// What the receiver or the giver says to the items of a manifest.
struct Closing {
    Action action = Action::accept;
    std::string_view outcome;
};

struct ClosingForm {
    std::vector<NamedDossier> dossiers;
    std::optional<std::string> reason = {};
};

Outcome<ClosingForm> read_closing(Session& session, const Call& call, const Closing& closing, std::int64_t handoff)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    ClosingForm form;
    const auto named = reader.optional_texts("dossiers", kMaxItems, 64);
    if (closing.action == Action::decline) form.reason = reader.text("reason", kMaxText);
    if (closing.action != Action::decline) form.reason = reader.optional_text("reason", kMaxText);
    if (named) form.dossiers = in_order(reader, *named);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    if (named) return form;
    for (auto& code : storage::open_items(session, handoff)) form.dossiers.push_back({std::move(code), "/dossiers"});
    if (form.dossiers.empty()) return refuse(Reason::nothing_open, "", {std::to_string(handoff)});
    return form;
}

Command closing_command(Action action, std::int64_t handoff, std::optional<Seal> reason)
{
    if (action == Action::decline) return Decline{handoff, reason.value_or(Seal{})};
    if (action == Action::recall) return Recall{handoff, std::move(reason)};
    return Accept{handoff};
}

// The contexts of the desks and procedures that come up in one manifest, each made once.
class Contexts {
public:
    Contexts(Session& session, Call& call) : session_(session), call_(call) {}

    const Context& of(const Dossier& dossier)
    {
        const auto key = std::pair{dossier.desk, dossier.procedure_code};
        const auto known = known_.find(key);
        if (known != known_.end()) return known->second;
        Context context;
        if (known_.empty()) {
            context = context_of(session_, call_, dossier.desk, dossier.procedure_code);
        } else {
            // Who acts and where is the same for all.
            context = known_.begin()->second;
            context.calendar = call_.services.calendars.of(session_, dossier.desk);
            context.steps = storage::steps_of(session_, dossier.procedure_code);
        }
        return known_.emplace(key, std::move(context)).first->second;
    }

private:
    Session& session_;
    Call& call_;
    std::map<std::pair<std::string, std::string>, Context> known_;
};

Outcome<void> close_one(Session& session,
                        Contexts& contexts,
                        const Closing& closing,
                        std::int64_t handoff,
                        const std::string& code,
                        const std::optional<std::string>& reason)
{
    const auto before = storage::find_stored(session, code);
    // Whether there is such a dossier elsewhere is not for everybody's ears.
    if (!before || !before->dossier.transit || before->dossier.transit->handoff != handoff)
        return refuse(Reason::not_in_handoff, "", {code});
    std::vector<storage::SealedValue> sealed;
    // An acceptance has nothing to explain.
    auto seal = closing.action == Action::accept ? std::nullopt : seal_text(sealed, "reason", reason);
    const Command command = closing_command(closing.action, handoff, std::move(seal));
    const auto after = carry_out(session, *before, command, contexts.of(before->dossier), sealed);
    if (!after) return std::unexpected(after.error());
    const storage::Closing closed{closing.outcome, after->last_event_at, contexts.of(*after).actor.account,
                                  after->version};
    if (!storage::close_item(session, handoff, code, closed)) {
        throw std::logic_error("handoff " + std::to_string(handoff) + " had no open item for " + code);
    }
    return {};
}

Outcome<Response> close_handoff(Session& session, Call& call, const Closing& closing)
{
    if (auto role = check_role(call, closing.action); !role) return std::unexpected(role.error());
    const auto handoff = readable_handoff(session, call);
    if (!handoff) return std::unexpected(handoff.error());
    const bool by_giver = closing.action == Action::recall;
    const std::string& entitled = by_giver ? handoff->from : handoff->to;
    if (call.account.unit_code != entitled) {
        return refuse(Reason::forbidden_relation, "", {call.account.unit_code, std::string{to_string(closing.action)}});
    }
    const auto form = read_closing(session, call, closing, handoff->id);
    if (!form) return std::unexpected(form.error());
    Contexts contexts{session, call};
    const auto done = for_all(form->dossiers, [&](const std::string& code) {
        return close_one(session, contexts, closing, handoff->id, code, form->reason);
    });
    if (!done) return std::unexpected(done.error());
    return handoff_response(200, session, handoff->id);
}

}  // namespace

Outcome<Response> accept_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::accept, "accepted"});
}

Outcome<Response> decline_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::decline, "declined"});
}

Outcome<Response> recall_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::recall, "recalled"});
}

}  // namespace motcua::api
