#pragma once

#include "server/clock.hpp"
#include "server/handler.hpp"

namespace motcua::server {

// Adds to `next` the route that drives the clock of a demo or a test:
//   PUT /demo/clock {"now":"2015-02-11T08:00:00+07:00"}  ->  200 {"now":"2015-02-11T08:00:00+07:00"}
// Only for clients on this machine, and only made when the service runs with --demo and --clock.
Handler with_demo_clock(Clock& clock, Handler next);

}  // namespace motcua::server
