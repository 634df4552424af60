#include "server/explain.hpp"

#include "server/failure.hpp"

namespace motcua::server {
namespace {

// The sentences of what the command line can run into; other reasons are given by their name.
std::string sentence(const Rejection& rejection)
{
    switch (rejection.reason) {
        case Reason::already_exists:
            return "it exists already";
        case Reason::unknown_unit:
            return "there is no such unit";
        case Reason::unknown_account:
            return "there is no such account";
        case Reason::invalid_value:
            return "'" + (rejection.arguments.empty() ? "" : rejection.arguments.front()) +
                   "' is not known, or not 3 to 64 of a-z 0-9 . _ -";
        default:
            return std::string{to_string(rejection.reason)};
    }
}

}  // namespace

void demand(const Result<void>& result)
{
    if (result) return;
    const Rejection& rejection = result.error();
    const std::string field = rejection.pointer.empty() ? "" : rejection.pointer.substr(1) + ": ";
    throw Failure(ExitCode::failure, field + sentence(rejection));
}

}  // namespace motcua::server
