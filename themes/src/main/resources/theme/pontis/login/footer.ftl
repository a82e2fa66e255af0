<#-- The foot of every page. -->
<#import "places.ftl" as places>
<#macro content>
  <footer class="foot">
    <p class="advice">${msg("footer.advice")}</p>
    <#if (realm.name)??>
    <nav class="about" aria-label="${msg("footer.about")}">
      <ul>
        <li><@places.link to="help" text=msg("footer.help") /></li>
        <li><@places.link to="accessibility" text=msg("footer.accessibility") /></li>
        <li><@places.link to="privacy" text=msg("footer.privacy") /></li>
      </ul>
    </nav>
    </#if>
    <#nested>
  </footer>
</#macro>
