<#-- One way to log in. A closed one is a button too, but cannot be pressed; why, stands below it. -->
<#macro tile m>
<#local name = "method." + m.id + ".name" needs = "method." + m.id + ".needs" closed = m.paused??>
<#-- in a live session nobody asks again who she is -->
<#if (stepUp!false) && msg(needs + ".known") != needs + ".known"><#local needs = needs + ".known"></#if>
<li>
  <button type="submit" class="method" name="method" value="${m.id}" data-level="${m.level}"<#if closed> disabled data-paused="true" aria-describedby="paused-${m.id}"</#if>>
    <span class="method-icon"><#if (m.kind!"local") == "local"><img src="${url.resourcesPath}/img/method-${m.id}.svg" alt=""></#if></span>
    <span class="method-text">
      <#if (m.last!false) && !closed><span class="method-last">${msg("chooser.last")}</span></#if>
      <span class="method-name"><#if msg(name) != name>${msg(name)}<#else>${m.displayName!m.id}</#if></span>
      <#if msg(needs) != needs><span class="method-needs">${msg(needs)}</span></#if>
      <span class="method-level level-${m.level}">${msg("level." + m.level)}</span>
    </span>
  </button>
  <#if closed><div class="method-paused" id="paused-${m.id}"><@why paused=m.paused /></div></#if>
</li>
</#macro>

<#-- Why it is closed, in the operator's words where there are any, and until when. -->
<#macro why paused>
<p><strong>${msg("paused.now")}</strong><#if paused.reason??> <span<#if paused.lang != (lang!"")> lang="${paused.lang}"</#if>>${paused.reason}</span></#if></p>
<#if paused.until??><p>${msg("paused.until", paused.until)}</p></#if>
</#macro>
