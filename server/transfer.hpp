#pragma once

#include "server/adapter.hpp"

#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <string>
#include <vector>

namespace motcua::server {

// One libcurl handle, used by one thread, that keeps its connection from one transfer to the next. Certificates are
// checked, redirects not followed, answers thrown away.
class Transfer {
public:
    // Only these protocols ("http,https") and only so long, all in all.
    Transfer(const char* protocols, std::chrono::milliseconds limit);

    // Forgets all options of the transfer before and makes it ready for another one.
    CURL* begin(const std::string& url);

    // What begin() has set up: a transport error or stop as an Attempt, delivered when there was an answer.
    Attempt perform(const std::atomic<bool>& stopping);

    // The code of the last answer: HTTP's or SMTP's; 0 when there was none.
    long code() const;

private:
    struct Free {
        void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    };

    const char* protocols_;
    std::chrono::milliseconds limit_;
    std::unique_ptr<CURL, Free> handle_;
};

// A list of texts in libcurl's form.
class TextList {
public:
    TextList() = default;
    ~TextList() { curl_slist_free_all(list_); }
    TextList(const TextList&) = delete;
    TextList& operator=(const TextList&) = delete;

    void add(const std::string& text);
    curl_slist* get() const { return list_; }

private:
    curl_slist* list_ = nullptr;
};

}  // namespace motcua::server
