#pragma once

#include "api/problem.hpp"
#include "api/services.hpp"
#include "storage/accounts.hpp"

#include <string>
#include <vector>

namespace motcua::api {

// One request on its way through a resource.
struct Call {
    Services& services;
    const Request& request;
    Language language = Language::vi;
    Instant now{};
    // What stands for the {…} of the route, in order.
    std::vector<std::string> params = {};
    // Who asks; filled in before a handler that demands a sign-in runs.
    storage::Account account = {};
    // Of the units that have the dossier the request is about, those the account's agency oversees; filled in where
    // such a dossier is read.
    std::vector<std::string> oversees = {};

    const std::string& param(std::size_t i) const { return params.at(i); }
    Actor actor() const;
    bool english() const { return language == Language::en; }
};

Response json_response(int status, const Json& body);

}  // namespace motcua::api
