<#-- Times of day on the page: by the country's clock, because the server does not know the citizen's. -->
<#setting time_zone=(realm.attributes["pontis.time-zone"])!properties.timeZone!"UTC">

<#-- The time so many seconds from now. -->
<#function after seconds><#return (.now?long + seconds * 1000)?number_to_time?string("HH:mm")></#function>

<#function now><#return .now?string(msg("time.pattern")) + " (" + msg("time.zone") + ")"></#function>

<#--
  How long this step stays open, with a way to ask for more (WCAG 2.2, 2.2.1). Asking is a request like any other, and each
  request starts the time anew. The script warns before, and asks without leaving the page.
-->
<#macro limit>
<#if loginSeconds??>
<#local until = after(loginSeconds)>
<div class="time" data-left="${loginSeconds?c}" data-soon="${msg("time.soon", until)}" data-given="${msg("time.given", until)}" data-over="${msg("time.over")}">
  <p id="time-limit">${msg("time.limit", until, msg("time.zone"))}</p>
  <p class="time-news" role="status"></p>
  <button type="submit" class="button quiet small" name="more" value="true" formnovalidate aria-describedby="time-limit">${msg("time.more")}</button>
</div>
</#if>
</#macro>
