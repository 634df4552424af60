#include "api/call.hpp"

namespace motcua::api {

Actor Call::actor() const
{
    Actor actor = account.actor();
    actor.oversees = oversees;
    return actor;
}

Response json_response(int status, const Json& body)
{
    // Ended by a line feed, so that an answer in a terminal is a line.
    return {status, {{"Content-Type", "application/json"}, {"Cache-Control", "no-store"}}, dump(body) + "\n"};
}

}  // namespace motcua::api
