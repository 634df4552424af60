#pragma once

#include "api/json.hpp"
#include "storage/notice_facts.hpp"

#include <string>

// What a notice says. Words for people are Vietnamese templates, a file of api/notices/ for each kind; programs get
// codes and dates. Neither names a person of the dossier, and neither names a sensitive procedure. Of officials only
// who received the dossier or handles it is named, where its status changes (NĐ 224/2026 art. 15); free text stands in
// an apology only, of which the reason is a part (NĐ 61/2018 art. 19(9)).

namespace motcua::api {

struct NoticeText {
    std::string subject;  // one line
    std::string text;
};

// `public_url` is the base of the link to look the dossier up.
NoticeText notice_text(const storage::NoticeFacts& facts, const std::string& public_url);

// {"type", "timestamp", "data"}, as Standard Webhooks has it: "dossier.received", "alarm.overdue" …
Json notice_event(const storage::NoticeFacts& facts);

}  // namespace motcua::api
