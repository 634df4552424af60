#pragma once

#include "domain/decide.hpp"
#include "server/simulation/life.hpp"
#include "server/simulation/people.hpp"
#include "server/simulation/post_room.hpp"

// Does what people mean to do: asks the rules, and takes in what happens.

namespace motcua::simulation {

class Player {
public:
    Player(PostRoom& post_room, HourRule hour_rule) : post_room_(post_room), hour_rule_(hour_rule) {}

    // False when the calendar does not reach far enough for it, or whoever it is sent to is no longer there: nothing
    // more will happen to the dossier. Throws std::logic_error when the rules refuse it for any other reason.
    bool play(Life& life, const Move& move);

private:
    Context context(const Life& life, const Actor& actor, const Office& office, Instant now) const;
    Context desk_context(const Life& life, Instant now) const;
    Context deciding_context(const Life& life, const Actor& actor, const Office& office, Instant now) const;

    Receive intake(Life& life, Instant at);
    Result<Event> begin(Life& life, const Move& move);
    Result<Event> act(Life& life, const Move& move);
    Result<Event> at_intake(Life& life, const Move& move);
    Result<Event> move_on(Life& life, const Move& move);
    Result<Event> wait(Life& life, const Move& move);
    Result<Event> work(Life& life, const Move& move);
    Result<Event> decide_it(Life& life, const Move& move);
    Result<Event> ask_or_answer(Life& life, const Move& move);
    Result<Event> finish(Life& life, const Move& move);
    std::optional<Command> sending(Life& life, Instant at);
    void take_in(Life& life, Event event);

    PostRoom& post_room_;
    HourRule hour_rule_;
};

}  // namespace motcua::simulation
