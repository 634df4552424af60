#include "domain/decide.hpp"

#include "domain/decision.hpp"

#include <algorithm>
#include <utility>

namespace motcua {
namespace {

Event event_of(const Dossier& dossier, const Context& context, EventBody body)
{
    const Instant at = not_before(dossier, context.now);
    return {dossier.code,    dossier.version + 1,       at, at, context.actor.account,
            std::move(body), context.actor.on_behalf_of};
}

// Calls f with every action a command can be.
void each_action(auto&& f)
{
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (f(std::variant_alternative_t<I, Command>::kAction), ...);
    }(std::make_index_sequence<std::variant_size_v<Command>>{});
}

}  // namespace

Instant not_before(const Dossier& dossier, Instant now)
{
    return std::max({dossier.last_event_at, dossier.recorded_at, now});
}

Action action_of(const Command& command)
{
    return std::visit([](const auto& c) { return std::decay_t<decltype(c)>::kAction; }, command);
}

Result<Event> decide(const Dossier& dossier, const Command& command, const Context& context)
{
    if (auto possible = check_action(dossier, action_of(command), context.actor); !possible) {
        return std::unexpected(possible.error());
    }
    auto body = std::visit(Decision{dossier, context}, command);
    if (!body) return std::unexpected(body.error());
    Event event = event_of(dossier, context, *std::move(body));
    if (const auto* filed = std::get_if<ReceiveFiled>(&command)) event.happened_at = filed->receipt.received_at;
    return event;
}

std::vector<Action> allowed_actions(const Dossier& dossier, const Actor& actor)
{
    std::vector<Action> allowed;
    each_action([&](Action action) {
        if (check_action(dossier, action, actor)) allowed.push_back(action);
    });
    return allowed;
}

}  // namespace motcua
