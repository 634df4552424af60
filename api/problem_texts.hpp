#pragma once

#include "domain/result.hpp"

namespace motcua::api {

// How a reason is told: its HTTP status and its words. In details {0}, {1} stand for the rejection's arguments.
struct ProblemText {
    Reason reason;
    int status;
    const char* title_vi;
    const char* title_en;
    const char* detail_vi;
    const char* detail_en;
};

const ProblemText& text_of(Reason reason);

}  // namespace motcua::api
