#pragma once

#include "api/page.hpp"
#include "api/public_answer.hpp"

#include <string>

// The citizen's pages: rendered here, without scripts, within a strict content-security policy.

namespace motcua::api {

enum class HomeFault : std::uint8_t { none, code_missing, not_found, wrong_pin };

// What the form is shown again with.
struct HomeForm {
    HomeFault fault = HomeFault::none;
    std::string code = {};  // whatever was typed
};

// The look-up form; 404 when the code asked for is not there.
Response home_page(const Frame& frame, const HomeForm& form);

// `address` is the page's own in Vietnamese: what the link to the other language leads to.
Response dossier_page(const PublicAnswer& answer, Instant now, const Frame& frame, const std::string& address);

// A refusal in words, for somebody in front of a browser.
Response problem_page(const Problem& problem, const Frame& frame, const std::string& request_id);

}  // namespace motcua::api
