#pragma once

#include "api/problem.hpp"
#include "api/public_answer.hpp"

#include <string>

// The citizen's pages: rendered here, without scripts, within a strict content-security policy.

namespace motcua::api {

// The address of a page in a language, given the Vietnamese one.
std::string in_language(const std::string& address, Language language);

enum class HomeFault : std::uint8_t { none, code_missing, not_found, wrong_pin };

// What the form is shown again with.
struct HomeForm {
    HomeFault fault = HomeFault::none;
    std::string code = {};  // whatever was typed
};

// What stands round every page: its language, and a warning when nothing on it is real.
struct Frame {
    Language language = Language::vi;
    bool simulated = false;
};

struct Call;
Frame frame_of(const Call& call);

// The look-up form; 404 when the code asked for is not there.
Response home_page(const Frame& frame, const HomeForm& form);

// `address` is the page's own in Vietnamese: what the link to the other language leads to.
Response dossier_page(const PublicAnswer& answer, Instant now, const Frame& frame, const std::string& address);

// A refusal in words, for somebody in front of a browser.
Response problem_page(const Problem& problem, const Frame& frame, const std::string& request_id);

}  // namespace motcua::api
