<#-- One way to log in. A closed one is a button too, but cannot be pressed; why, stands below it. -->
<#macro tile m>
<#local name = "method." + m.id + ".name" needs = "method." + m.id + ".needs" closed = m.paused?? picture = m.id>
<#-- in a live session nobody asks again who she is, nor for what she has shown -->
<#if (stepUp!false) && msg(needs + ".known") != needs + ".known"><#local needs = needs + ".known"></#if>
<#list m.held![] as factor>
  <#local after = ".after." + factor>
  <#if msg("method." + m.id + ".needs" + after) != "method." + m.id + ".needs" + after><#local needs = "method." + m.id + ".needs" + after></#if>
  <#if msg(name + after) != name + after>
    <#local name = name + after picture = properties["method.picture." + m.id + after]!m.id>
    <#break>
  </#if>
</#list>
<li>
  <button type="submit" class="method" name="method" value="${m.id}" data-level="${m.level}"<#if closed> disabled data-paused="true" aria-describedby="paused-${m.id}"<#elseif m.trouble??> data-trouble="${m.trouble}" aria-describedby="trouble-${m.id}"</#if>>
    <span class="method-icon"><#if (m.kind!"local") == "local"><img src="${url.resourcesPath}/img/method-${picture}.svg" alt=""></#if></span>
    <span class="method-text">
      <#if (m.last!false) && !closed><span class="method-last">${msg("chooser.last")}</span></#if>
      <span class="method-name"><#if msg(name) != name>${msg(name)}<#else>${m.displayName!m.id}</#if></span>
      <#if msg(needs) != needs><span class="method-needs">${msg(needs)}</span></#if>
      <span class="method-level level-${m.level}">${msg("level." + m.level)}</span>
    </span>
  </button>
  <#if closed><div class="method-paused" id="paused-${m.id}"><@why paused=m.paused /></div>
  <#elseif m.trouble??><div class="method-paused" id="trouble-${m.id}"><p><@trouble code=m.trouble /></p></div></#if>
</li>
</#macro>

<#-- Why it is closed, in the operator's words where there are any, and until when. -->
<#macro why paused>
<p><strong>${msg("paused.now")}</strong><#if paused.reason??> <span<#if paused.lang != (lang!"")> lang="${paused.lang}"</#if>>${paused.reason}</span></#if></p>
<#if paused.until??><p>${msg("paused.until", paused.until, msg("time.zone"))}</p></#if>
</#macro>

<#-- It is known not to work now. It can be tried all the same: trouble ends when it ends, and nobody tells this page. -->
<#macro trouble code>
<#local key = "trouble." + code>
<#if msg(key) != key>${msg(key)}<#else>${msg("trouble.now")}</#if>
</#macro>
