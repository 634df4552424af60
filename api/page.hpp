#pragma once

#include "api/problem.hpp"

#include <kainjow/mustache.hpp>

#include <string>
#include <string_view>

// What the citizen's pages have in common: no scripts, a strict content-security policy.

namespace motcua::api {

// The address of a page in a language, given the Vietnamese one.
std::string in_language(const std::string& address, Language language);

// What stands round every page: its language, and a warning when nothing on it is real.
struct Frame {
    Language language = Language::vi;
    bool simulated = false;
};

struct Call;
Frame frame_of(const Call& call);

struct PageParts {
    int status = 200;
    std::string title;
    std::string address;               // the page's own in Vietnamese: what the link to the other language leads to
    std::string_view body;             // the template
    std::string_view more_style = {};  // a style sheet of its own, behind the common one
};

// Never kept by a browser, unless the caller says otherwise.
Response render_page(const Frame& frame, const PageParts& page, kainjow::mustache::object content);

}  // namespace motcua::api
