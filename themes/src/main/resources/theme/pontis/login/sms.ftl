<#-- What the pages that ask for something out of a message have in common. -->
<#import "parts.ftl" as parts>
<#import "clock.ftl" as clock>

<#-- The same whether or not anybody got a message; in words that are sure of it where somebody did (registration.code). -->
<#macro lead key="code">
<div class="lead" id="code-lead">
  <p><#if lastTwo?has_content>${msg(key + ".sentTo", lastTwo)}<#else>${msg(key + ".sent")}</#if></p>
  <#if (codeSeconds!0) gt 0><p>${msg("code.until", clock.after(codeSeconds), msg("time.zone"))}</p></#if>
</div>
</#macro>

<#macro resend>
<#if (codeSeconds!0) gt 0>
<div class="time" data-left="${codeSeconds?c}" data-soon="${msg("code.soon", clock.after(codeSeconds))}" data-over="${msg("code.over")}"><p class="time-news" role="status"></p></div>
</#if>
<section class="aside" aria-labelledby="resend-title">
  <h2 id="resend-title">${msg("code.missing")}</h2>
  <#if (resendAfter!0) gt 0>
  <p id="resend-when" data-seconds="${resendAfter?c}" data-waiting="${msg("code.resendIn", "#")}" data-ready="${msg("code.resendNow")}">${msg("code.resendAfter", resendAfter)}</p>
  <#else>
  <p id="resend-when">${msg("code.resendNow")}</p>
  </#if>
  <div class="actions">
    <button type="submit" class="button secondary" name="resend" value="true" formnovalidate aria-describedby="resend-when">${msg("code.resend")}</button>
  </div>
</section>
</#macro>

<#-- Four characters of the citizen's own choice. -->
<#macro accesskey hint>
<div class="field">
  <label class="field-label" for="accesskey">${msg("accesskey.label")}</label>
  <p class="hint" id="accesskey-hint">${hint}</p>
  <input class="input short" id="accesskey" name="accesskey" type="text" required autocomplete="off" autocapitalize="characters" spellcheck="false" minlength="4" maxlength="4" pattern="[A-Za-z0-9]{4}"<@parts.described by="accesskey-hint" />>
</div>
</#macro>
