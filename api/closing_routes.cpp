#include "api/body.hpp"
#include "api/cases.hpp"
#include "api/handlers.hpp"
#include "api/handoff_cases.hpp"
#include "storage/catalogue.hpp"
#include "storage/dossiers.hpp"

#include <iterator>
#include <map>
#include <stdexcept>
#include <utility>

namespace motcua::api {
namespace {

// What the receiver or the giver says to the items of a manifest: of dossiers, or of paper that travels alone.
struct Closing {
    Action action = Action::accept;
    Action of_paper = Action::accept_paper;
    std::string_view outcome;
};

Action action_of(const Closing& closing, const storage::Handoff& handoff)
{
    return handoff.carries == Carries::paper ? closing.of_paper : closing.action;
}

// [{"dossier", "reason"}]; without a reason of its own an item has the one of the whole.
std::vector<NamedDossier> read_items(Reader& reader, const std::optional<std::string>& reason)
{
    std::vector<NamedDossier> dossiers;
    for (Reader& item : reader.objects("items", kMaxItems)) {
        const std::string pointer = "/items/" + std::to_string(dossiers.size()) + "/dossier";
        std::string code = item.text("dossier", 64);
        auto own = reason ? item.optional_text("reason", kMaxText) : item.text("reason", kMaxText);
        dossiers.push_back({std::move(code), pointer, own ? std::move(own) : reason});
        item.finish();
    }
    if (dossiers.empty()) reader.fault(Reason::missing_field, "items");
    return in_order(reader, "items", std::move(dossiers));
}

Outcome<std::vector<NamedDossier>> read_closing(Session& session,
                                                const Call& call,
                                                const Closing& closing,
                                                std::int64_t handoff)
{
    const auto json = parse_body(call.request);
    if (!json) return std::unexpected(json.error());
    Reader reader{*json};
    std::vector<NamedDossier> dossiers;
    const bool declines = closing.action == Action::decline;
    const bool one_by_one = declines && reader.given("items");
    const auto named = reader.optional_texts("dossiers", kMaxItems, 64);
    auto reason = declines && !one_by_one ? reader.text("reason", kMaxText) : reader.optional_text("reason", kMaxText);
    if (one_by_one && named) reader.fault(Reason::exactly_one, "items", {"dossiers, items"});
    if (one_by_one) dossiers = read_items(reader, reason);
    if (named) dossiers = in_order(reader, *named);
    reader.finish();
    if (!reader.ok()) return std::unexpected(reader.problem());
    if (one_by_one) return dossiers;
    if (!named) {
        for (auto& code : storage::open_items(session, handoff)) dossiers.push_back({std::move(code), "/dossiers"});
        if (dossiers.empty()) return refuse(Reason::nothing_open, "", {std::to_string(handoff)});
    }
    for (NamedDossier& dossier : dossiers) dossier.reason = reason;
    return dossiers;
}

Command closing_command(Action action, std::int64_t handoff, std::optional<Seal> reason)
{
    switch (action) {
        case Action::decline:
            return Decline{handoff, reason.value_or(Seal{})};
        case Action::recall:
            return Recall{handoff, std::move(reason)};
        case Action::accept_paper:
            return AcceptPaper{handoff};
        case Action::decline_paper:
            return DeclinePaper{handoff, reason.value_or(Seal{})};
        case Action::recall_paper:
            return RecallPaper{handoff, std::move(reason)};
        default:
            return Accept{handoff};
    }
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

// Why a dossier is not open on the manifest it was scanned for.
std::unexpected<Problem> not_open(Session& session,
                                  const Call& call,
                                  const storage::Handoff& handoff,
                                  const Dossier& dossier)
{
    if (const auto item = storage::find_item(session, handoff.id, dossier.code)) {
        // It came onto the manifest after the dossier was read: begin again with what is now.
        if (item->state == "open") throw storage::Overtaken{};
        const Reason reason = item->state == "accepted"   ? Reason::already_accepted
                              : item->state == "declined" ? Reason::already_declined
                                                          : Reason::already_recalled;
        return refuse(reason, "", {dossier.code, item->closed_by.value_or("")});
    }
    const Transit* other = dossier.transit ? &*dossier.transit : dossier.paper_transit();
    const auto manifest = other != nullptr ? storage::find_handoff(session, other->handoff) : std::nullopt;
    if (manifest && storage::may_read(session, call.actor(), *manifest)) {
        return refuse(Reason::on_another_handoff, "",
                      {dossier.code, number_text(*manifest), manifest->from, manifest->to});
    }
    return refuse(Reason::not_in_handoff, "", {dossier.code});
}

// Decides about the items of one manifest, and writes it when none is refused.
class Closer {
public:
    Closer(Session& session, Call& call, const storage::Handoff& handoff, const Closing& closing)
        : session_(session), call_(call), handoff_(handoff), closing_(closing), contexts_(session, call)
    {
    }

    Outcome<void> close(const std::vector<NamedDossier>& dossiers)
    {
        const auto stored = stored_of(session_, dossiers);
        auto done = for_all(dossiers, [&](const NamedDossier& named) -> Outcome<void> {
            const auto before = stored.find(named.code);
            // Whether there is such a dossier elsewhere is not for everybody's ears.
            if (before == stored.end()) return refuse(Reason::not_in_handoff, "", {named.code});
            return take(before->second, named.reason);
        });
        if (done) write();
        return done;
    }

private:
    Outcome<void> take(const storage::StoredDossier& before, const std::optional<std::string>& reason)
    {
        const Dossier& dossier = before.dossier;
        const bool paper = handoff_.carries == Carries::paper;
        const Transit* open = paper ? dossier.paper_transit() : dossier.transit ? &*dossier.transit : nullptr;
        if (open == nullptr || open->handoff != handoff_.id) return not_open(session_, call_, handoff_, dossier);
        std::vector<storage::SealedValue> sealed;
        // An acceptance has nothing to explain.
        auto seal = closing_.action == Action::accept ? std::nullopt : seal_text(sealed, "reason", reason);
        const Command command = closing_command(action_of(closing_, handoff_), handoff_.id, std::move(seal));
        auto event = decide(dossier, command, contexts_.of(dossier));
        if (!event) return refuse(event.error());
        closed_.push_back({dossier.code, {closing_.outcome, event->happened_at, event->actor, event->n}});
        decided_.push_back({before, *std::move(event), std::move(sealed)});
        return {};
    }

    void write()
    {
        append_decided(session_, decided_);
        const auto closed = storage::close_items(session_, handoff_.id, closed_);
        if (closed != std::ssize(closed_))
            throw std::logic_error("handoff " + std::to_string(handoff_.id) + " had fewer open items than dossiers");
    }

    Session& session_;
    const Call& call_;
    const storage::Handoff& handoff_;
    const Closing& closing_;
    Contexts contexts_;
    std::vector<storage::Appendix> decided_;
    std::vector<storage::ClosedItem> closed_;
};

Outcome<Response> close_handoff(Session& session, Call& call, const Closing& closing)
{
    if (auto role = check_role(call, closing.action); !role) return std::unexpected(role.error());
    const auto handoff = readable_handoff(session, call);
    if (!handoff) return std::unexpected(handoff.error());
    const Action action = action_of(closing, *handoff);
    const bool by_giver = closing.action == Action::recall;
    const std::string& entitled = by_giver ? handoff->from : handoff->to;
    if (call.account.unit_code != entitled)
        return refuse(Reason::forbidden_relation, "", {call.account.unit_code, std::string{to_string(action)}});
    const auto dossiers = read_closing(session, call, closing, handoff->id);
    if (!dossiers) return std::unexpected(dossiers.error());
    if (auto done = Closer{session, call, *handoff, closing}.close(*dossiers); !done)
        return std::unexpected(done.error());
    return handoff_response(200, session, handoff->id);
}

}  // namespace

Outcome<Response> accept_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::accept, Action::accept_paper, "accepted"});
}

Outcome<Response> decline_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::decline, Action::decline_paper, "declined"});
}

Outcome<Response> recall_handoff(Session& session, Call& call)
{
    return close_handoff(session, call, {Action::recall, Action::recall_paper, "recalled"});
}

}  // namespace motcua::api
